/** A toy domain, for tests of the plumbing. */
@NullMarked
package se.samrad.eventing.toys;

import org.jspecify.annotations.NullMarked;
