/** The look that the pages of several services share: style sheets and fonts, on the class path under {@code /look}. */
@NullMarked
package se.samrad.contracts.look;

import org.jspecify.annotations.NullMarked;
