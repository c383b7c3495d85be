/** The start page: what is open, what is new, what is next. */
@NullMarked
package se.samrad.portal.start;

import org.jspecify.annotations.NullMarked;
