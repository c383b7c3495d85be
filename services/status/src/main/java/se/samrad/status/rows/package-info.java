/** The two views: which row a stream's register stands in, and how rows are read back, now or as of a day. */
@NullMarked
package se.samrad.status.rows;

import org.jspecify.annotations.NullMarked;
