/** A body's own space for what it has not sent: sealed in a database of its own, of which nothing else here knows anything. */
@NullMarked
package se.samrad.responses.drafts;

import org.jspecify.annotations.NullMarked;
