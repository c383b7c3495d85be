/** What the rules of the runner must catch. */
@NullMarked
package se.samrad.standalone.broken;

import org.jspecify.annotations.NullMarked;
