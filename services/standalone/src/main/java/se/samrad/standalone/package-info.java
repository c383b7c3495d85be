/** The runner: settles the data folder, starts MongoDB, Kafka and every service in one JVM, and stops them in reverse. */
@NullMarked
package se.samrad.standalone;

import org.jspecify.annotations.NullMarked;
