package se.samrad.responses.drafts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.responses.files.Safety;

/**
 * A file of a draft. While it comes nobody but who sends it learns of it; it is whole once its hash is known.
 *
 * @param version how often it has changed, by which two that change it at once are told apart
 * @param told the hash that the sender says the file has; null when the sender does not say
 * @param account of who adds it, which tells nobody but its owner who that is
 * @param at when its last byte came
 * @param pieces in their order
 * @param refused why it is not received; null while it may be
 * @param safety what the scanner, if there is one, has said of it
 */
record DraftFile(
        String id,
        long version,
        String name,
        long length,
        long offset,
        List<String> pieces,
        @Nullable String told,
        String account,
        Instant at,
        @Nullable String sha256,
        @Nullable String mediaType,
        @Nullable String refused,
        Safety safety) {
    DraftFile {
        pieces = List.copyOf(pieces);
    }

    static DraftFile begun(String id, String name, long length, @Nullable String told, String account, Instant at) {
        return new DraftFile(id, 1, name, length, 0, List.of(), told, account, at, null, null, null, Safety.WAITING);
    }

    boolean whole() {
        return sha256 != null;
    }

    /** Whether every byte is here, and it is not yet known what became of it. */
    boolean complete() {
        return !whole() && refused == null && offset == length;
    }

    DraftFile with(String piece, int bytes, Instant now) {
        List<String> more = new ArrayList<>(pieces);
        more.add(piece);
        return new DraftFile(
                id, version + 1, name, length, offset + bytes, more, told, account, now, null, null, null, safety);
    }

    /** Of which it was not known before how long it is. */
    DraftFile ended() {
        return new DraftFile(
                id, version + 1, name, offset, offset, pieces, told, account, at, null, null, null, safety);
    }

    DraftFile become(String sha256, String mediaType, Safety safety) {
        return new DraftFile(
                id, version + 1, name, length, offset, pieces, told, account, at, sha256, mediaType, null, safety);
    }

    DraftFile refused(String why) {
        return new DraftFile(
                id, version + 1, name, length, offset, List.of(), told, account, at, null, null, why, safety);
    }

    @Override
    public String toString() {
        return "DraftFile"; // nothing of a draft may come into a log
    }
}
