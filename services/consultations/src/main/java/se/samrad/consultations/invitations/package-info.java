/** Who is asked, and what is agreed with each: more time, no answer, the wrong recipient. */
@NullMarked
package se.samrad.consultations.invitations;

import org.jspecify.annotations.NullMarked;
