/** Letters that go out: what can happen to them and how they stand. */
@NullMarked
package se.samrad.contracts.mail;

import org.jspecify.annotations.NullMarked;
