/** Classes that break each rule on purpose: they prove that the rules fire. */
@NullMarked
package se.samrad.standalone.structure.broken;

import org.jspecify.annotations.NullMarked;
