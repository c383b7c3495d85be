package se.samrad.status.consultations;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened, as a timeline shows it.
 *
 * @param type the event's type on the wire
 * @param data what the event says
 */
public record Happened(Instant at, String type, Map<String, Object> data) {}
