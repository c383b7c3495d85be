/** What requests say, tried without a server. */
@NullMarked
package se.samrad.eventing.http;

import org.jspecify.annotations.NullMarked;
