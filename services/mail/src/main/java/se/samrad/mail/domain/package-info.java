/** The rules of a letter: prepared once, handed over with a record before and after. */
@NullMarked
package se.samrad.mail.domain;

import org.jspecify.annotations.NullMarked;
