/** Requests for copies of responses: each is assessed anew on the original, and what is handed out is made of it. */
@NullMarked
package se.samrad.responses.copies;

import org.jspecify.annotations.NullMarked;
