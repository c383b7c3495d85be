/** Reading a proposal document (docx, pdf, plain text, Markdown) into sections with ids that last. */
@NullMarked
package se.samrad.consultations.proposal;

import org.jspecify.annotations.NullMarked;
