/** The rules of meetings as sentences. */
@NullMarked
package se.samrad.meetings.domain;

import org.jspecify.annotations.NullMarked;
