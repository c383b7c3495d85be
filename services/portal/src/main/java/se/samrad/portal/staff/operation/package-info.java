/** Administrators see how far behind the views are and have them rebuilt or checked. */
@NullMarked
package se.samrad.portal.staff.operation;

import org.jspecify.annotations.NullMarked;
