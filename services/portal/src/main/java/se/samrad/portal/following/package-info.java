/** News by mail: asking for it, saying that the address is one's own, and ending it. */
@NullMarked
package se.samrad.portal.following;

import org.jspecify.annotations.NullMarked;
