/** Breaks the rules of the architecture on purpose, to prove that they fire. */
@NullMarked
package se.samrad.consultations.broken.domain;

import org.jspecify.annotations.NullMarked;
