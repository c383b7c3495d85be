/** Tests of the runner. */
@NullMarked
package se.samrad.standalone;

import org.jspecify.annotations.NullMarked;
