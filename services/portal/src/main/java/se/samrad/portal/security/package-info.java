/** Who is signed in, what they may see, and what a browser may do with our pages. */
@NullMarked
package se.samrad.portal.security;

import org.jspecify.annotations.NullMarked;
