/** Which letters are due, and their way out. */
@NullMarked
package se.samrad.mail.letters;

import org.jspecify.annotations.NullMarked;
