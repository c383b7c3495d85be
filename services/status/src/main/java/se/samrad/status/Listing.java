package se.samrad.status;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Rejected;

/**
 * One page of a list.
 *
 * @param position of the streams on it: given back, the reader never sees them older than now
 */
public record Listing<T>(
        List<T> items,
        int page,
        int size,
        long total,
        @Nullable String position) {
    public static final int SIZE_DEFAULT = 50;
    public static final int SIZE_MAX = 200;

    /** Which page somebody wants. */
    public record Page(int page, int size) {
        /** @throws Rejected when there can be no such page */
        public static Page of(@Nullable Integer page, @Nullable Integer size) {
            int number = page == null ? 0 : page;
            int length = size == null ? SIZE_DEFAULT : size;
            if (number < 0) throw Rejected.member("page", "page-out-of-range");
            if (length < 1 || length > SIZE_MAX) throw Rejected.member("size", "size-out-of-range");
            return new Page(number, length);
        }

        public int skip() {
            return Math.toIntExact(Math.min((long) page * size, Integer.MAX_VALUE));
        }

        /** The part of a list that is on this page. */
        public <T> List<T> of(List<T> all) {
            int from = Math.min(skip(), all.size());
            return all.subList(from, Math.min(all.size() - from, size) + from);
        }

        /** A list of which all is at hand. */
        public <S, T> Listing<T> list(List<S> all, Function<S, T> item, @Nullable String position) {
            return new Listing<>(of(all).stream().map(item).toList(), page, size, all.size(), position);
        }
    }
}
