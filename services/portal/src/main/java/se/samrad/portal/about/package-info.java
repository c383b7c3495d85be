/** What the service is, who runs it, accessibility and personal data. */
@NullMarked
package se.samrad.portal.about;

import org.jspecify.annotations.NullMarked;
