/** What was written, kept by content beside the events and served only to those who may read it. */
@NullMarked
package se.samrad.responses.texts;

import org.jspecify.annotations.NullMarked;
