/** What surrounds every page: language by path, header and footer, error pages, headers for the browser. */
@NullMarked
package se.samrad.portal.frame;

import org.jspecify.annotations.NullMarked;
