package se.samrad.responses.details;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a response that may have to be deleted.
 *
 * @param subject heading of the record in the register
 */
public record Details(
        @Nullable String name,
        @Nullable String email,
        @Nullable String organisation,
        List<FileName> files,
        @Nullable String subject) {
    public static final Details NONE = new Details(null, null, null, List.of(), null);

    /** What a file was called. */
    public record FileName(String sha256, String name) {}

    public Details {
        files = List.copyOf(files);
    }

    public Map<String, String> names() {
        return files.stream().collect(Collectors.toMap(FileName::sha256, FileName::name, (one, other) -> one));
    }
}
