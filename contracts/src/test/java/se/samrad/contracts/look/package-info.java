/** Tries the addresses of the shared files. */
@NullMarked
package se.samrad.contracts.look;

import org.jspecify.annotations.NullMarked;
