/** The rules of responses and registers, in sentences. */
@NullMarked
package se.samrad.responses.domain;

import org.jspecify.annotations.NullMarked;
