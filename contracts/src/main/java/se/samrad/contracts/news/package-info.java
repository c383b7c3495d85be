/** News items and themes: what can happen to them and how they stand. */
@NullMarked
package se.samrad.contracts.news;

import org.jspecify.annotations.NullMarked;
