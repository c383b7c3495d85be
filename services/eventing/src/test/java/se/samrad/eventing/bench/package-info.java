/** What the services' tests stand on: a MongoDB stand-in, a real Kafka in process, and tokens written by hand. */
@NullMarked
package se.samrad.eventing.bench;

import org.jspecify.annotations.NullMarked;
