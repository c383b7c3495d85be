/** Representatives of bodies, who sign in with a code mailed to an address in the register. */
@NullMarked
package se.samrad.identity.representatives;

import org.jspecify.annotations.NullMarked;
