/** Responses: received with a receipt, registered, checked for secrecy, published; texts served only while they may be read. */
@NullMarked
package se.samrad.responses;

import org.jspecify.annotations.NullMarked;
