/** Tests of the calendar, read back by a library. */
@NullMarked
package se.samrad.status.calendar;

import org.jspecify.annotations.NullMarked;
