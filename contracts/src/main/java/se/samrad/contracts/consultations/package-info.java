/** Consultations, invitations and the register of bodies: what can happen to them and how they stand. */
@NullMarked
package se.samrad.contracts.consultations;

import org.jspecify.annotations.NullMarked;
