/** Tests of the projection service. */
@NullMarked
package se.samrad.status;

import org.jspecify.annotations.NullMarked;
