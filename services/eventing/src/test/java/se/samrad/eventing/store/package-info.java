/** One suite of what the stores promise, on each server that must keep it. */
@NullMarked
package se.samrad.eventing.store;

import org.jspecify.annotations.NullMarked;
