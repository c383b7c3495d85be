/** News for feed readers: Atom, RSS and JSON Feed. */
@NullMarked
package se.samrad.status.feeds;

import org.jspecify.annotations.NullMarked;
