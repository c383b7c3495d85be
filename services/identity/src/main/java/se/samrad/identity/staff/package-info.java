/** Staff, who sign in with a name and a password. */
@NullMarked
package se.samrad.identity.staff;

import org.jspecify.annotations.NullMarked;
