/** Documents as PDF: what is drawn holds against the standards. */
@NullMarked
package se.samrad.responses.pdf;

import org.jspecify.annotations.NullMarked;
