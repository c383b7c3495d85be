/** A service's door: who asks, problems in the reader's language, positions, and the routes between services. */
@NullMarked
package se.samrad.eventing.http;

import org.jspecify.annotations.NullMarked;
