/** How those who are asked, and everybody else, answer: the mailed invitation, the form, the preview, the sending. */
@NullMarked
package se.samrad.portal.answering;

import org.jspecify.annotations.NullMarked;
