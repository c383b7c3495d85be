/** How dates, counts and statuses are said to people, in Swedish and English. */
@NullMarked
package se.samrad.portal.wording;

import org.jspecify.annotations.NullMarked;
