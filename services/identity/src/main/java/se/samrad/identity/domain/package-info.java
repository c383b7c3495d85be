/** What identity decides, without a clock, a database or a browser: codes, scopes, keys and how long they live. */
@NullMarked
package se.samrad.identity.domain;

import org.jspecify.annotations.NullMarked;
