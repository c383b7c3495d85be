/** Loads the demo through the portal's public API, by the same commands as any user's. */
@NullMarked
package se.samrad.standalone.demo;

import org.jspecify.annotations.NullMarked;
