/** Receipts: what proves that a response was received. */
@NullMarked
package se.samrad.responses.receipts;

import org.jspecify.annotations.NullMarked;
