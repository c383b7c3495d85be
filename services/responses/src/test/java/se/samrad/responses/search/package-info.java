/** Searching as people do it. */
@NullMarked
package se.samrad.responses.search;

import org.jspecify.annotations.NullMarked;
