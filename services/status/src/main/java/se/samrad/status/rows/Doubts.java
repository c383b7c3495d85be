package se.samrad.status.rows;

import java.util.Map;

/**
 * Streams with a record that could not be understood, each with the highest version of such. A row whose register has not
 * passed that version must not be shown as if it were certain.
 */
public record Doubts(Map<String, Long> parked) {
    public boolean none() {
        return parked.isEmpty();
    }

    /** @param version of the register, 0 when there is none */
    public boolean about(String stream, long version) {
        return parked.getOrDefault(stream, 0L) > version;
    }
}
