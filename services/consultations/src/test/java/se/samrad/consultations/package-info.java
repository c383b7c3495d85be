/** The service of consultations looked at as a whole. */
@NullMarked
package se.samrad.consultations;

import org.jspecify.annotations.NullMarked;
