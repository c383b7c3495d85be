package se.samrad.responses.details;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a response that may have to be deleted.
 *
 * @param subject heading of the record in the register
 * @param leftOut files that came with it and were not received
 * @param language of the pages it was sent from, {@code en}, for what is written to its sender; null for Swedish
 */
public record Details(
        @Nullable String name,
        @Nullable String email,
        @Nullable String organisation,
        List<FileName> files,
        @Nullable String subject,
        List<LeftOut> leftOut,
        @Nullable String language) {
    public static final Details NONE = new Details(null, null, null, List.of(), null);

    /** What a file was called. */
    public record FileName(String sha256, String name) {}

    /** @param reason why it was not received, a stable code */
    public record LeftOut(String name, String reason) {
        public boolean malicious() {
            return reason.equals("file-infected");
        }
    }

    public Details {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }

    public Details(
            @Nullable String name,
            @Nullable String email,
            @Nullable String organisation,
            List<FileName> files,
            @Nullable String subject) {
        this(name, email, organisation, files, subject, List.of(), null);
    }

    public Details(
            @Nullable String name,
            @Nullable String email,
            @Nullable String organisation,
            List<FileName> files,
            @Nullable String subject,
            List<LeftOut> leftOut) {
        this(name, email, organisation, files, subject, leftOut, null);
    }

    /** The same, to be written to in this language. */
    public Details in(@Nullable String language) {
        return new Details(name, email, organisation, files, subject, leftOut, language);
    }

    public Map<String, String> names() {
        return files.stream().collect(Collectors.toMap(FileName::sha256, FileName::name, (one, other) -> one));
    }
}
