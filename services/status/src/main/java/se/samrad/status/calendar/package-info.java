/** Last days to answer and meetings, as a list and as iCalendar. */
@NullMarked
package se.samrad.status.calendar;

import org.jspecify.annotations.NullMarked;
