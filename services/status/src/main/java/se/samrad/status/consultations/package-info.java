/** Consultations with their sections and their course. */
@NullMarked
package se.samrad.status.consultations;

import org.jspecify.annotations.NullMarked;
