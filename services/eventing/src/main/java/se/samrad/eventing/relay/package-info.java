/** The relay: from commits to Kafka, each acknowledged, in the order of its stream. */
@NullMarked
package se.samrad.eventing.relay;

import org.jspecify.annotations.NullMarked;
