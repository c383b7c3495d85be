/** Files: what is received and what is refused. */
@NullMarked
package se.samrad.responses.reading;

import org.jspecify.annotations.NullMarked;
