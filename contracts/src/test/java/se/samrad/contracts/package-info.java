/** The checks that keep schemas, samples and the two API documents true to the records. */
@NullMarked
package se.samrad.contracts;

import org.jspecify.annotations.NullMarked;
