/** Tests of the queues. */
@NullMarked
package se.samrad.status.work;

import org.jspecify.annotations.NullMarked;
