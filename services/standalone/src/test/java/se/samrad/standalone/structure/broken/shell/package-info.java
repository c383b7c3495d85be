/** Broken on purpose. */
@NullMarked
package se.samrad.standalone.structure.broken.shell;

import org.jspecify.annotations.NullMarked;
