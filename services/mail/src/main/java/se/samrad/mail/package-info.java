/** Every letter that goes out, each exactly once, and the demo's mailbox. */
@NullMarked
package se.samrad.mail;

import org.jspecify.annotations.NullMarked;
