/** Broken on purpose. */
@NullMarked
package se.samrad.standalone.structure.broken.contracts;

import org.jspecify.annotations.NullMarked;
