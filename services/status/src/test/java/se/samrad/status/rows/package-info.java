/** Tests of the views. */
@NullMarked
package se.samrad.status.rows;

import org.jspecify.annotations.NullMarked;
