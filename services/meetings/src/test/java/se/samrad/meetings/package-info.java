/** The service of meetings tried over HTTP. */
@NullMarked
package se.samrad.meetings;

import org.jspecify.annotations.NullMarked;
