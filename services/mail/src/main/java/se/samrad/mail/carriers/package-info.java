/** Who takes a letter out of the house: a mail server, or the demo's mailbox. */
@NullMarked
package se.samrad.mail.carriers;

import org.jspecify.annotations.NullMarked;
