/** The status board: who was asked, who has answered, and what the answers say. */
@NullMarked
package se.samrad.portal.board;

import org.jspecify.annotations.NullMarked;
