package se.samrad.responses.receipts;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.responses.domain.Filings;

/**
 * A receipt as text that proves itself: one fact a line, then the key and the signature over all lines before it, each ended
 * by a single line feed.
 */
final class SignedReceipt {
    private static final String FIRST = "samrad-receipt 1";
    private static final String KEY = "key ";
    private static final String SIGNATURE = "signature ";
    private static final int CHARACTERS_MAX = 20_000;

    /** What mail programs put before the lines of what is passed on. */
    private static final Pattern QUOTED = Pattern.compile("^[>|\\s]+");

    /** Spaces as mail programs and word processors change them. */
    private static final Pattern OTHER_SPACE = Pattern.compile("[\\p{Zs}\\t]");

    /** Marks that nobody sees and that come along when text is copied. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    /** What a text that is said to be a receipt turns out to be. */
    enum Verdict {
        GENUINE,
        /** Signed by our key, but not these words. */
        TAMPERED,
        UNKNOWN_KEY,
        /** There is no signed receipt in it. */
        UNREADABLE
    }

    /**
     * The verdict on a text.
     *
     * @param facts what the receipt says, in its order; nothing unless it is genuine
     */
    record Checked(Verdict verdict, List<Fact> facts) {
        private static Checked not(Verdict verdict) {
            return new Checked(verdict, List.of());
        }
    }

    /**
     * One line of a receipt: {@code response}, {@code kind} of what is no answer, {@code received}, {@code arrived},
     * {@code upload-began} and {@code upload-whole}, {@code sha256}, {@code about} (the checksum of the answer that was
     * confirmed or taken back), {@code file}, {@code document}.
     */
    record Fact(String name, String value) {
        private static Fact of(String line) {
            int space = line.indexOf(' ');
            return space < 0 ? new Fact(line, "") : new Fact(line.substring(0, space), line.substring(space + 1));
        }
    }

    private SignedReceipt() {}

    static String write(Receipts.Followed receipt, SigningKeys keys) {
        return write(receipt, null, keys);
    }

    /** @param about checksum of the answer that was confirmed or taken back */
    static String write(Receipts.Followed receipt, @Nullable String about, SigningKeys keys) {
        List<String> lines = new ArrayList<>();
        lines.add(FIRST);
        lines.add("response " + receipt.response());
        if (receipt.kind() != Filings.Kind.ANSWER) {
            lines.add("kind " + receipt.kind().name().toLowerCase(Locale.ROOT));
        }
        lines.add("received " + receipt.receivedAt());
        lines.add("arrived " + receipt.arrived().day());
        if (receipt.upload() != null) {
            lines.add("upload-began " + receipt.upload().begun());
            lines.add("upload-whole " + receipt.upload().whole());
        }
        lines.add("sha256 " + receipt.sha256());
        if (about != null) lines.add("about " + about);
        receipt.files().forEach(file -> lines.add("file " + file.sha256() + " " + file.size()));
        if (receipt.documentNumber() != null) lines.add("document " + receipt.documentNumber());
        lines.add(KEY + keys.presentKey());
        String signed = joined(lines);
        return signed + SIGNATURE + Base64.getEncoder().encodeToString(keys.sign(signed)) + "\n";
    }

    /**
     * Looks for a receipt in a text. What stands before and after it does not matter, nor what mail does to lines that are passed
     * on: how they are ended, marks of quotation before them, and which spaces there are between words.
     */
    static Checked check(String text, SigningKeys keys) {
        if (text.length() > CHARACTERS_MAX) return Checked.not(Verdict.UNREADABLE);
        // A number that the office gave may have such a space itself.
        Checked asItStands = check(text, String::strip, keys);
        return asItStands.verdict() == Verdict.GENUINE ? asItStands : check(text, SignedReceipt::plain, keys);
    }

    private static Checked check(String text, UnaryOperator<String> read, SigningKeys keys) {
        List<String> lines = text.lines()
                .map(read)
                .filter(line -> !line.isEmpty())
                .dropWhile(line -> !line.equals(FIRST))
                .toList();
        List<String> signed =
                lines.stream().takeWhile(line -> !line.startsWith(SIGNATURE)).toList();
        if (signed.isEmpty() || signed.size() == lines.size()) return Checked.not(Verdict.UNREADABLE);
        byte[] signature =
                decoded(lines.get(signed.size()).substring(SIGNATURE.length()).strip());
        if (signature == null || !signed.getLast().startsWith(KEY)) return Checked.not(Verdict.UNREADABLE);
        Optional<Boolean> made = keys.made(signed.getLast().substring(KEY.length()), joined(signed), signature);
        if (made.isEmpty()) return Checked.not(Verdict.UNKNOWN_KEY);
        if (!made.get()) return Checked.not(Verdict.TAMPERED);
        return new Checked(
                Verdict.GENUINE,
                signed.subList(1, signed.size() - 1).stream().map(Fact::of).toList());
    }

    private static String plain(String line) {
        String plain = OTHER_SPACE.matcher(UNSEEN.matcher(line).replaceAll("")).replaceAll(" ");
        return QUOTED.matcher(plain).replaceFirst("").strip();
    }

    private static byte @Nullable [] decoded(String signature) {
        try {
            return Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
