/** What came by e-mail and has to be told by a registrar whose it is. */
@NullMarked
package se.samrad.portal.staff.intake;

import org.jspecify.annotations.NullMarked;
