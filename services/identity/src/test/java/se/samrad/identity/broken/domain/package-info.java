/** Classes that break the rules on purpose. */
@NullMarked
package se.samrad.identity.broken.domain;

import org.jspecify.annotations.NullMarked;
