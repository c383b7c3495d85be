/** The register of bodies over HTTP. */
@NullMarked
package se.samrad.status.bodies;

import org.jspecify.annotations.NullMarked;
