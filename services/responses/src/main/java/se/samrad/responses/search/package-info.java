/** Search in what is published: an index in memory that only proposes; the stream's head decides what is shown. */
@NullMarked
package se.samrad.responses.search;

import org.jspecify.annotations.NullMarked;
