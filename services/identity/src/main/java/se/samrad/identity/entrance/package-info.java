/** What every way of signing in shares: the way back, the language, the limits and the frame of the pages. */
@NullMarked
package se.samrad.identity.entrance;

import org.jspecify.annotations.NullMarked;
