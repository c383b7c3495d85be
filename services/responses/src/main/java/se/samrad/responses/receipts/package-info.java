/** Receipts and the tokens by which a sender follows a response. */
@NullMarked
package se.samrad.responses.receipts;

import org.jspecify.annotations.NullMarked;
