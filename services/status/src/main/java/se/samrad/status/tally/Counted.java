package se.samrad.status.tally;

import java.time.Instant;
import java.util.List;
import se.samrad.status.domain.Group;

/**
 * A consultation's rows, counted.
 *
 * @param at when counting began
 */
public record Counted(List<Group> groups, Instant at) {}
