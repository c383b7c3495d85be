/** Tests of what registers mean. */
@NullMarked
package se.samrad.status.domain;

import org.jspecify.annotations.NullMarked;
