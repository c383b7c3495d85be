/** Drawings made on the server as SVG, from numbers alone. */
@NullMarked
package se.samrad.portal.charts;

import org.jspecify.annotations.NullMarked;
