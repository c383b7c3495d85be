package se.samrad.consultations.register.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Workbook;

/**
 * What a file of bodies holds.
 *
 * @param rows in the order of the file; only those without problems can be taken
 * @param problems those of the file itself: a column nobody knows, a column that must be there
 */
public record BodyImport(List<Row> rows, List<Problem> problems) {
    private static final int BYTES_MAX = 5_000_000;
    static final int ROWS_MAX = 10_000;

    public BodyImport {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * One body of the file.
     *
     * @param line where it begins in a CSV file; in JSON its place among the bodies, from 1
     * @param id as written, also when it is wrong
     * @param body null when there are problems
     */
    public record Row(int line, String id, @Nullable ImportedBody body, List<Problem> problems) {
        public Row {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Something that is wrong.
     *
     * @param member the column or member
     * @param reason stable, for example {@code bad-organisation-number}
     * @param detail in Swedish, with the line
     */
    public record Problem(int line, String member, String reason, String detail) {}

    /** A file of which nothing can be read. */
    public static final class UnreadableBodies extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;

        UnreadableBodies(String reason, String detail) {
            super(detail);
            this.reason = reason;
        }

        /**
         * {@code unsupported-media-type}, {@code not-readable}, {@code not-utf-8}, {@code workbook}, {@code too-large}, {@code
         * too-many-rows} or {@code no-rows}.
         */
        public String reason() {
            return reason;
        }
    }

    /**
     * Reads a file of bodies.
     *
     * @param mediaType {@code text/csv} or {@code application/json}
     * @throws UnreadableBodies when it is no such file
     */
    public static BodyImport read(String mediaType, byte[] content) {
        if (content.length > BYTES_MAX) throw new UnreadableBodies("too-large", "Filen är större än 5 MB.");
        if (Workbook.is(content)) throw new UnreadableBodies("workbook", "Filen är en Excelfil, ingen text.");
        int end = mediaType.indexOf(';');
        String type =
                (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        BodyImport read = switch (type) {
            case "text/csv" -> CsvBodies.read(content);
            case "application/json" -> JsonBodies.read(content);
            default ->
                throw new UnreadableBodies(
                        "unsupported-media-type", "Instanser läses in som CSV eller JSON, inte som " + type + ".");
        };
        if (read.rows.isEmpty() && read.problems.isEmpty()) {
            throw new UnreadableBodies("no-rows", "Filen innehåller inga instanser.");
        }
        return new BodyImport(withoutDoubles(read.rows), read.problems);
    }

    /** Whether every row can be taken. */
    public boolean faultless() {
        return problems.isEmpty()
                && rows.stream().allMatch(row -> row.problems().isEmpty());
    }

    private static List<Row> withoutDoubles(List<Row> rows) {
        Map<String, Integer> seen = new HashMap<>();
        List<Row> checked = new ArrayList<>();
        for (Row row : rows) {
            Integer first = row.id().isEmpty() ? null : seen.putIfAbsent(row.id(), row.line());
            if (first == null) {
                checked.add(row);
                continue;
            }
            List<Problem> problems = new ArrayList<>(row.problems());
            problems.add(new Problem(
                    row.line(),
                    "id",
                    "duplicate-id",
                    "Rad %d: id %s finns redan på rad %d.".formatted(row.line(), row.id(), first)));
            checked.add(new Row(row.line(), row.id(), null, problems));
        }
        return checked;
    }
}
