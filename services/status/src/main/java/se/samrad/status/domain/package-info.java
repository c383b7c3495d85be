/** What registers mean together: status, lateness, the tally. Pure, derived where it is read. */
@NullMarked
package se.samrad.status.domain;

import org.jspecify.annotations.NullMarked;
