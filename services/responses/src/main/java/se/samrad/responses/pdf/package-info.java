/** Documents as PDF that can be archived (PDF/A-2a) and read with a screen reader (PDF/UA-1). */
@NullMarked
package se.samrad.responses.pdf;

import org.jspecify.annotations.NullMarked;
