/** How imported news are named and placed, as sentences. */
@NullMarked
package se.samrad.news.items;

import org.jspecify.annotations.NullMarked;
