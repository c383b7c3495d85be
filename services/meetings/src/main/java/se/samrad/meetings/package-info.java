/** Dialogue meetings, their notes and viewpoints: the shell. */
@NullMarked
package se.samrad.meetings;

import org.jspecify.annotations.NullMarked;
