/** News items over HTTP: written, published, corrected, withdrawn and imported. */
@NullMarked
package se.samrad.news.items;

import org.jspecify.annotations.NullMarked;
