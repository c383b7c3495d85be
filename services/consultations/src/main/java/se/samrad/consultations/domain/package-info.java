/** What may happen to a consultation, an invitation and a body, decided without touching the world. */
@NullMarked
package se.samrad.consultations.domain;

import org.jspecify.annotations.NullMarked;
