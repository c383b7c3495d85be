/** The register of bodies. */
@NullMarked
package se.samrad.status.bodies;

import org.jspecify.annotations.NullMarked;
