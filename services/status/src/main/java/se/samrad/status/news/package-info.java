/** News items and their themes. */
@NullMarked
package se.samrad.status.news;

import org.jspecify.annotations.NullMarked;
