/** Tests of counting. */
@NullMarked
package se.samrad.status.tally;

import org.jspecify.annotations.NullMarked;
