/** Responses that come by e-mail: kept as they came, matched to a case and a sender, received like any other. */
@NullMarked
package se.samrad.responses.intake;

import org.jspecify.annotations.NullMarked;
