/** The register of bodies over HTTP. */
@NullMarked
package se.samrad.status.consultations;

import org.jspecify.annotations.NullMarked;
