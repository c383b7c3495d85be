/** Finding the bodies of the register in a list of names as somebody wrote them: the same, perhaps the same, or new. */
@NullMarked
package se.samrad.consultations.register.names;

import org.jspecify.annotations.NullMarked;
