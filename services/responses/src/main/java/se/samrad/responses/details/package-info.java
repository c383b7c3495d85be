/** Private persons' details, names of files and headings of records: outside the events, deletable. */
@NullMarked
package se.samrad.responses.details;

import org.jspecify.annotations.NullMarked;
