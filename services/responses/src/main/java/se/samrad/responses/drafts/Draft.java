package se.samrad.responses.drafts;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * A draft that has been opened.
 *
 * @param name under which it is stored, which tells nothing
 * @param space what belongs to this very draft; the next draft of the same body has another
 * @param key in which all of it is sealed
 */
record Draft(String name, String space, SecretKey key, long version, Head head) {
    /**
     * Whose draft of what, which is sealed too.
     *
     * @param takenAt when something was last taken away, which leaves nothing else to tell that it was changed; null for never
     */
    record Head(
            String consultation,
            String body,
            Instant begunAt,
            @Nullable Instant takenAt) {
        static Head begun(String consultation, String body, Instant now) {
            return new Head(consultation, body, now, null);
        }
    }

    /**
     * One part as somebody left it.
     *
     * @param part the name of the field: {@code text}, {@code t-insats-1}
     * @param account of who wrote it, which tells nobody but its owner who that is
     */
    record Part(String part, long version, String text, String account, Instant at) {}

    /** Somebody is writing in a part, for as long as the lease lasts. */
    record Writing(String part, String account, Instant until) {}

    /** That the draft was asked to be received as an answer. */
    record Asked(Instant at) {}

    /** When somebody last wrote in it, added a file or took one away, or began it. */
    Instant changedAt(List<Part> parts, List<DraftFile> whole) {
        return Stream.of(
                        Stream.ofNullable(head.takenAt()),
                        parts.stream().map(Part::at),
                        whole.stream().map(DraftFile::at))
                .flatMap(each -> each)
                .reduce(head.begunAt(), (one, other) -> other.isAfter(one) ? other : one);
    }

    @Override
    public String toString() {
        return "Draft"; // nothing of a draft may come into a log
    }
}
