/** Dialogue meetings. */
@NullMarked
package se.samrad.status.meetings;

import org.jspecify.annotations.NullMarked;
