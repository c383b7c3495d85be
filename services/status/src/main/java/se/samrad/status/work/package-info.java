/** What waits for staff, oldest first. */
@NullMarked
package se.samrad.status.work;

import org.jspecify.annotations.NullMarked;
