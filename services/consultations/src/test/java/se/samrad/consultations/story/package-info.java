/** The service as others meet it: over HTTP, on a real Kafka and the MongoDB stand-in. */
@NullMarked
package se.samrad.consultations.story;

import org.jspecify.annotations.NullMarked;
