/** The rules, in sentences. */
@NullMarked
package se.samrad.consultations.domain;

import org.jspecify.annotations.NullMarked;
