/** What can happen to a meeting, decided without touching the world. */
@NullMarked
package se.samrad.meetings.domain;

import org.jspecify.annotations.NullMarked;
