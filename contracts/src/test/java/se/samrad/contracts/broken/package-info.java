/** Classes that break the rules on purpose, so that the rules are seen to fire. */
@NullMarked
package se.samrad.contracts.broken;

import org.jspecify.annotations.NullMarked;
