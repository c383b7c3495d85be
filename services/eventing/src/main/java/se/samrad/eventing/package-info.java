/** Streams and commands: one decision on one stream is one inserted document, which is also the outbox. */
@NullMarked
package se.samrad.eventing;

import org.jspecify.annotations.NullMarked;
