/** Reading: published texts for everybody, originals for staff. */
@NullMarked
package se.samrad.responses.reading;

import org.jspecify.annotations.NullMarked;
