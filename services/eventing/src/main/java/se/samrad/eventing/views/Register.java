package se.samrad.eventing.views;

import java.util.Map;

/**
 * Where one stream's standing is kept in a row: one register per source stream.
 *
 * @param collection of the view
 * @param id of the row
 * @param field of the register in the row
 * @param keys constant fields of the row that follow from its id, for filters and indexes
 */
public record Register(String collection, String id, String field, Map<String, Object> keys) {
    public Register {
        keys = Map.copyOf(keys);
    }
}
