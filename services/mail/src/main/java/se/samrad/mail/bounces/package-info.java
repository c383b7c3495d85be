/** Reports of mail servers on letters that did not arrive, read from the mailbox that they come back to. */
@NullMarked
package se.samrad.mail.bounces;

import org.jspecify.annotations.NullMarked;
