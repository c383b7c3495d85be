/** The relay in a process of its own, halted where it hurts. */
@NullMarked
package se.samrad.eventing.relay;

import org.jspecify.annotations.NullMarked;
