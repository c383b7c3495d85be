/** The controlled list of themes over HTTP. */
@NullMarked
package se.samrad.news.themes;

import org.jspecify.annotations.NullMarked;
