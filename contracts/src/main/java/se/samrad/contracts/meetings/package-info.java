/** Dialogue meetings: what can happen to them and how they stand. */
@NullMarked
package se.samrad.contracts.meetings;

import org.jspecify.annotations.NullMarked;
