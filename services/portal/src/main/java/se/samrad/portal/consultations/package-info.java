/** Pages of consultations and of what was published in answer to them. */
@NullMarked
package se.samrad.portal.consultations;

import org.jspecify.annotations.NullMarked;
