package se.samrad.portal.backend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list. */
public record Listing<T>(
        List<T> items,
        int page,
        int size,
        long total,
        @Nullable String position) {
    @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
    public Listing {
        items = items == null ? List.of() : List.copyOf(items);
    }

    public int pages() {
        return size == 0 ? 1 : (int) Math.max(1, (total + size - 1) / size);
    }

    /** Number of the first item shown, from 1. */
    public long first() {
        return items.isEmpty() ? 0 : (long) page * size + 1;
    }

    public long last() {
        return (long) page * size + items.size();
    }
}
