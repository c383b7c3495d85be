/** Staff log meetings, approve their notes and make them known. */
@NullMarked
package se.samrad.portal.staff.meetings;

import org.jspecify.annotations.NullMarked;
