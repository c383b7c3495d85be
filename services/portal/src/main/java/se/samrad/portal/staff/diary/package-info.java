/** Registrars number, check, mask and publish responses. */
@NullMarked
package se.samrad.portal.staff.diary;

import org.jspecify.annotations.NullMarked;
