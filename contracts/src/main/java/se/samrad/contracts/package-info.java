/** The vocabulary of Samråd: what can happen, how a stream stands, and the words that everybody shares. */
@NullMarked
package se.samrad.contracts;

import org.jspecify.annotations.NullMarked;
