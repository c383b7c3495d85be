/** Tests of the board, over HTTP. */
@NullMarked
package se.samrad.status.board;

import org.jspecify.annotations.NullMarked;
