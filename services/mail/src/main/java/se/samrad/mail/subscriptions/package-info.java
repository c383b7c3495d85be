/**
 * Who wants to be told of what by mail. Addresses are in a collection of this service alone, from which they are deleted; streams,
 * topics and logs know their owners by an id that says nothing.
 */
@NullMarked
package se.samrad.mail.subscriptions;

import org.jspecify.annotations.NullMarked;
