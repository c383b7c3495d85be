/** Tests of rebuild, verification and replay. */
@NullMarked
package se.samrad.status.operation;

import org.jspecify.annotations.NullMarked;
