/** The projection service: every view, public and staff, with feeds and calendar. It folds and never writes to a stream. */
@NullMarked
package se.samrad.status;

import org.jspecify.annotations.NullMarked;
