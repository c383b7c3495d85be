/** The structure as it was meant: who may use what, names that say something, and the map in the README. */
@NullMarked
package se.samrad.standalone.structure;

import org.jspecify.annotations.NullMarked;
