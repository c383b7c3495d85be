/** News read from elsewhere: a page's plain text, RSS, Atom and JSON Feed. */
@NullMarked
package se.samrad.news.imports;

import org.jspecify.annotations.NullMarked;
