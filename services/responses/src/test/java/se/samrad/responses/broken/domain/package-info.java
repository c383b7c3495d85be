/** Breaks the rules of the architecture on purpose, to prove that they fire. */
@NullMarked
package se.samrad.responses.broken.domain;

import org.jspecify.annotations.NullMarked;
