/** What may be done with a response and with the register of a case, and what everybody may know of it. */
@NullMarked
package se.samrad.responses.domain;

import org.jspecify.annotations.NullMarked;
