/** Tests of feeds, read back by a reader's library. */
@NullMarked
package se.samrad.status.feeds;

import org.jspecify.annotations.NullMarked;
