/** Broken on purpose. */
@NullMarked
package se.samrad.standalone.structure.broken.domain;

import org.jspecify.annotations.NullMarked;
