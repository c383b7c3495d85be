package se.samrad.consultations.register.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.PlainText;
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
     * @param nameOnly true when somebody wrote no more than a name; null of a row with columns
     */
    public record Row(
            int line,
            String id,
            @Nullable ImportedBody body,
            List<Problem> problems,
            @Nullable Boolean nameOnly) {
        public Row {
            problems = List.copyOf(problems);
        }

        public Row(int line, String id, @Nullable ImportedBody body, List<Problem> problems) {
            this(line, id, body, problems, null);
        }

        /** Of a list of names: whoever is there already stays as it is. */
        public static Row named(
                int line,
                String id,
                String name,
                BodyType type,
                @Nullable String organisationNumber,
                @Nullable String municipalityCode) {
            List<String> none = List.of();
            Row row = new RowCheck(line, List.of())
                    .check(
                            id,
                            name,
                            type.name(),
                            organisationNumber == null ? "" : organisationNumber,
                            municipalityCode == null ? "" : municipalityCode,
                            none,
                            none,
                            none,
                            none,
                            none);
            return new Row(line, id, row.body(), row.problems(), true);
        }

        /** One that is refused already as it is read. */
        public static Row wrong(int line, String member, String reason, String detail) {
            return new Row(line, "", null, List.of(new Problem(line, member, reason, detail)));
        }

        /** Whether it leaves a body that is there already as it is. */
        public boolean saysNameOnly() {
            return Boolean.TRUE.equals(nameOnly);
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

        public UnreadableBodies(String reason, String detail) {
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
        check(content);
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

    private static void check(byte[] content) {
        if (content.length > BYTES_MAX) throw new UnreadableBodies("too-large", "Filen är större än 5 MB.");
        if (Workbook.is(content)) throw new UnreadableBodies("workbook", "Filen är en Excelfil, ingen text.");
    }

    /**
     * The text of a file.
     *
     * @throws UnreadableBodies when it is none, or too much
     */
    public static String text(byte[] content) {
        check(content);
        String text = PlainText.decode(content);
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableBodies("not-utf-8", "Filen är sparad i en teckenkodning som inte kan läsas.");
        }
        return text;
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
