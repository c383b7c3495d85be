/** What a body gets with its letter to put before its own board: a covering memo with a proposed decision. */
@NullMarked
package se.samrad.consultations.covering;

import org.jspecify.annotations.NullMarked;
