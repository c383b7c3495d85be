/** Who somebody is: the OpenID Connect provider that the portal and machine clients rely on. */
@NullMarked
package se.samrad.identity;

import org.jspecify.annotations.NullMarked;
