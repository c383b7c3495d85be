package se.samrad.contracts.consultations;

import java.util.List;

/**
 * Where a section stood in the round before.
 *
 * @param from ids of the sections it came from, in the order of that round; none for one that is new
 */
public record SectionTrace(String section, List<String> from) {
    public SectionTrace {
        from = List.copyOf(from);
    }
}
