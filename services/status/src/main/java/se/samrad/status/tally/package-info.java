/** Counts of a consultation's rows, recounted and never added up. */
@NullMarked
package se.samrad.status.tally;

import org.jspecify.annotations.NullMarked;
