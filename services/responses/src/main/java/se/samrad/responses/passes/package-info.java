/** The way back to an answer for whoever sent it without an account: a code by mail, and a pass that opens that one answer for a while. */
@NullMarked
package se.samrad.responses.passes;

import org.jspecify.annotations.NullMarked;
