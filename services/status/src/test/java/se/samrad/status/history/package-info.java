/** What happened in an invented world, for tests to fold. */
@NullMarked
package se.samrad.status.history;

import org.jspecify.annotations.NullMarked;
