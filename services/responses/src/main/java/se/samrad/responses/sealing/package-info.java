/** What is sealed off: who may open it, and the acts of sealing it off and not. */
@NullMarked
package se.samrad.responses.sealing;

import org.jspecify.annotations.NullMarked;
