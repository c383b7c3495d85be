/** The OpenID Connect provider: its clients, keys, tokens and the logins it remembers. */
@NullMarked
package se.samrad.identity.provider;

import org.jspecify.annotations.NullMarked;
