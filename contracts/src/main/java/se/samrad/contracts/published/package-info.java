/** What everybody may know: the public part of what happened and how it stands publicly. */
@NullMarked
package se.samrad.contracts.published;

import org.jspecify.annotations.NullMarked;
