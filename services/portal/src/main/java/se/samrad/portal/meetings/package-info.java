/** Pages of dialogue meetings. */
@NullMarked
package se.samrad.portal.meetings;

import org.jspecify.annotations.NullMarked;
