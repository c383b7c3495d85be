/** The status board: the bodies that were asked and where they stand. */
@NullMarked
package se.samrad.status.board;

import org.jspecify.annotations.NullMarked;
