/** What registrars do: number, check for secrecy, mask, publish, take down. */
@NullMarked
package se.samrad.responses.registering;

import org.jspecify.annotations.NullMarked;
