/** The page by which a sender follows an answer. */
@NullMarked
package se.samrad.portal.receipts;

import org.jspecify.annotations.NullMarked;
