/** A real single-node Kafka inside the runner's process. */
@NullMarked
package se.samrad.standalone.kafka;

import org.jspecify.annotations.NullMarked;
