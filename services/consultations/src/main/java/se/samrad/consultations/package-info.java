/** Consultations, their proposals, the bodies that are asked and the register of bodies. */
@NullMarked
package se.samrad.consultations;

import org.jspecify.annotations.NullMarked;
