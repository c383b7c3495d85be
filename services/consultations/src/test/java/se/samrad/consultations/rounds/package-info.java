/** The rules of the guide as they are shipped. */
@NullMarked
package se.samrad.consultations.rounds;

import org.jspecify.annotations.NullMarked;
