/** The proposal as a document: taken in, filed as sections, and given out as it was. */
@NullMarked
package se.samrad.consultations.documents;

import org.jspecify.annotations.NullMarked;
