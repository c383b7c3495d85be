/** The workbench of staff: what waits, and links to where it is done. */
@NullMarked
package se.samrad.portal.staff;

import org.jspecify.annotations.NullMarked;
