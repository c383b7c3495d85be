/** Messages of every kind, a mailbox and a store that go away, and what becomes of it. */
@NullMarked
package se.samrad.responses.intake;

import org.jspecify.annotations.NullMarked;
