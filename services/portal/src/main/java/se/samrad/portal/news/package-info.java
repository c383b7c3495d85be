/** Pages of news and themes. */
@NullMarked
package se.samrad.portal.news;

import org.jspecify.annotations.NullMarked;
