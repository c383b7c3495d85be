/** Files: what is received and what is refused. */
@NullMarked
package se.samrad.responses.files;

import org.jspecify.annotations.NullMarked;
