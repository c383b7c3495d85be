/** The register of bodies, and the addresses and persons behind them that can be deleted. */
@NullMarked
package se.samrad.consultations.register;

import org.jspecify.annotations.NullMarked;
