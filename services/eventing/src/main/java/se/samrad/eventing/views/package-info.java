/** Views: from Kafka to MongoDB, so that repetition and order cannot hurt. */
@NullMarked
package se.samrad.eventing.views;

import org.jspecify.annotations.NullMarked;
