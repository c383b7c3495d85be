package se.samrad.portal.answering;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import se.samrad.portal.forms.Form;

/**
 * What a page showed of a draft, field by field, carried along in the form: so it is known what its writer has changed and what a
 * colleague has. The text itself is told by its hash.
 */
final class Seen {
    static final String FIELD = "sedd";

    private static final String HASH_OF_NOTHING = hash("");

    private record Base(long version, String hash) {}

    private final Map<String, Base> bases = new LinkedHashMap<>();

    /** What stands in a form; what nobody of ours has written there is left out. */
    static Seen of(Form form) {
        Seen seen = new Seen();
        for (String entry : form.text(FIELD).split(" ")) {
            String[] parts = entry.split("=");
            boolean ours =
                    parts.length == 3 && parts[1].matches("\\d{1,18}") && parts[2].length() == HASH_OF_NOTHING.length();
            if (ours) seen.bases.put(parts[0], new Base(Long.parseLong(parts[1]), parts[2]));
        }
        return seen;
    }

    long version(String field) {
        Base base = bases.get(field);
        return base == null ? 0 : base.version();
    }

    /** Whether a field holds what the page showed. */
    boolean isUntouched(String field, String text) {
        Base base = bases.get(field);
        return hash(text).equals(base == null ? HASH_OF_NOTHING : base.hash());
    }

    void put(String field, long version, String text) {
        bases.put(field, new Base(version, hash(text)));
    }

    void into(Form form) {
        StringBuilder text = new StringBuilder();
        bases.forEach((field, base) -> text.append(text.isEmpty() ? "" : " ")
                .append(field)
                .append('=')
                .append(base.version())
                .append('=')
                .append(base.hash()));
        form.put(FIELD, text);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
