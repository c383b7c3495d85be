/** What this service knows of consultations, invitations and bodies, from the topic of their owner. */
@NullMarked
package se.samrad.responses.consulted;

import org.jspecify.annotations.NullMarked;
