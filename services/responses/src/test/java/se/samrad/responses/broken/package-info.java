/** Breaks the rules on purpose. */
@NullMarked
package se.samrad.responses.broken;

import org.jspecify.annotations.NullMarked;
