/** Letters that went out, or should have, and whether they arrived. */
@NullMarked
package se.samrad.status.letters;

import org.jspecify.annotations.NullMarked;
