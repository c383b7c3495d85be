/** The rules of news and themes as sentences. */
@NullMarked
package se.samrad.news.domain;

import org.jspecify.annotations.NullMarked;
