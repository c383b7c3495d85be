/** Tells open pages of the status board at once that something has changed. */
@NullMarked
package se.samrad.portal.live;

import org.jspecify.annotations.NullMarked;
