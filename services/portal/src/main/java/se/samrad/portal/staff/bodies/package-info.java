/** The register of bodies: search it, and import into it after a look at what would change. */
@NullMarked
package se.samrad.portal.staff.bodies;

import org.jspecify.annotations.NullMarked;
