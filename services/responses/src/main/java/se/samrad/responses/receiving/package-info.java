/** Receiving responses, with and without an account. */
@NullMarked
package se.samrad.responses.receiving;

import org.jspecify.annotations.NullMarked;
