/** The service of responses, tried over HTTP with an owner of consultations beside it. */
@NullMarked
package se.samrad.responses;

import org.jspecify.annotations.NullMarked;
