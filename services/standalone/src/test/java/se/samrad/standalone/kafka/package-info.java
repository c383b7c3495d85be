/** Tests of the runner: kafka. */
@NullMarked
package se.samrad.standalone.kafka;

import org.jspecify.annotations.NullMarked;
