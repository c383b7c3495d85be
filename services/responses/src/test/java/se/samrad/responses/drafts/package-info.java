/** What the space of drafts is tested with. */
@NullMarked
package se.samrad.responses.drafts;

import org.jspecify.annotations.NullMarked;
