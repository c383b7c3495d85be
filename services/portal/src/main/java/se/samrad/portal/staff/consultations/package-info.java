/** Case officers set consultations up, follow them, and enter what comes on paper. */
@NullMarked
package se.samrad.portal.staff.consultations;

import org.jspecify.annotations.NullMarked;
