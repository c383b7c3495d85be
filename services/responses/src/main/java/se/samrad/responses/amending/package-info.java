/** What senders do with what they have sent: new records beside the old, which stay. */
@NullMarked
package se.samrad.responses.amending;

import org.jspecify.annotations.NullMarked;
