package se.samrad.identity.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which key signs, which are still shown, and when a new one is due. */
public final class KeyRing {
    public static final Duration SIGNS_FOR = Duration.ofDays(90);

    /** Other instances and those who check signatures must have seen a key before it signs. */
    public static final Duration SHOWN_BEFORE_SIGNING = Duration.ofMinutes(2);

    /** Far longer than any token lives. */
    public static final Duration SHOWN_AFTER_SIGNING = Duration.ofDays(7);

    private KeyRing() {}

    /** @param signs whether its private part can be read */
    public record Key(String id, Instant created, boolean signs) {}

    /**
     * @param signer the key to sign with; none when there is no readable key
     * @param obsolete keys that nobody needs any more
     * @param newKeyDue whether to make a key now
     */
    public record Plan(Optional<String> signer, List<String> obsolete, boolean newKeyDue) {}

    public static Plan plan(List<Key> keys, Instant now) {
        List<Key> usable = keys.stream()
                .filter(Key::signs)
                .sorted(Comparator.comparing(Key::created).thenComparing(Key::id))
                .toList();
        if (usable.isEmpty()) {
            return new Plan(Optional.empty(), List.of(), true);
        }
        Key signer = usable.getFirst();
        for (Key key : usable) {
            if (!key.created().plus(SHOWN_BEFORE_SIGNING).isAfter(now)) {
                signer = key;
            }
        }
        Instant takenOver = signer.created().plus(SHOWN_BEFORE_SIGNING);
        Instant signerSince = signer.created();
        List<String> obsolete = keys.stream()
                .filter(key -> key.created().isBefore(signerSince))
                .filter(key -> !takenOver.plus(SHOWN_AFTER_SIGNING).isAfter(now))
                .map(Key::id)
                .toList();
        boolean due = !usable.getLast().created().plus(SIGNS_FOR).isAfter(now);
        return new Plan(Optional.of(signer.id()), obsolete, due);
    }
}
