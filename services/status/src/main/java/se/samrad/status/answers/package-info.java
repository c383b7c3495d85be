/** Responses as metadata: who, when and where it stands; never what it says. */
@NullMarked
package se.samrad.status.answers;

import org.jspecify.annotations.NullMarked;
