/** The service of news and themes tried over HTTP. */
@NullMarked
package se.samrad.news;

import org.jspecify.annotations.NullMarked;
