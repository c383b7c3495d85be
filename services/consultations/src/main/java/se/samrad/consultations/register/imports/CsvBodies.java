package se.samrad.consultations.register.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import se.samrad.consultations.register.imports.BodyImport.Problem;
import se.samrad.consultations.register.imports.BodyImport.Row;
import se.samrad.consultations.register.imports.BodyImport.UnreadableBodies;

/** A table with a header row, commas, semicolons or tabs between cells, lists within a cell split by |. */
final class CsvBodies {
    private CsvBodies() {}

    static BodyImport read(byte[] content) {
        String text = BodyImport.text(content);
        char separator = separator(text);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            return rows(parser);
        } catch (UncheckedIOException | IllegalStateException | IOException e) {
            throw new UnreadableBodies("not-readable", "Filen är ingen läsbar CSV-fil: " + e.getMessage());
        }
    }

    /** What the header row uses most: Excel in Swedish writes semicolons, and tabs come with cells that were copied. */
    private static char separator(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char most = ',';
        for (char other : new char[] {';', '\t'}) {
            if (times(other, header) > times(most, header)) most = other;
        }
        return most;
    }

    private static long times(char separator, String header) {
        return header.chars().filter(c -> c == separator).count();
    }

    private static BodyImport rows(CSVParser parser) {
        List<String> columns = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        int line = 1;
        for (CSVRecord cells : parser) {
            if (columns.isEmpty()) {
                cells.forEach(columns::add);
                problems.addAll(header(line, columns));
            } else {
                if (rows.size() == BodyImport.ROWS_MAX) {
                    throw new UnreadableBodies("too-many-rows", "Filen har fler än 10 000 rader.");
                }
                rows.add(row(line, columns, cells));
            }
            line = (int) parser.getCurrentLineNumber() + 1;
        }
        return new BodyImport(rows, problems);
    }

    private static List<Problem> header(int line, List<String> columns) {
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            String shown = RowCheck.cut(column);
            if (!RowCheck.MEMBERS.contains(column)) {
                problems.add(new Problem(
                        line,
                        shown,
                        "unknown-column",
                        "Rad %d: kolumnen ”%s” är okänd. Kolumnerna heter %s."
                                .formatted(line, shown, String.join(", ", RowCheck.MEMBERS))));
            } else if (!seen.add(column)) {
                problems.add(new Problem(
                        line,
                        column,
                        "duplicate-column",
                        "Rad %d: kolumnen %s finns två gånger.".formatted(line, column)));
            }
        }
        RowCheck.NEEDED.stream()
                .filter(needed -> !columns.contains(needed))
                .sorted()
                .forEach(missing -> problems.add(new Problem(
                        line, missing, "missing-column", "Rad %d: kolumnen %s saknas.".formatted(line, missing))));
        return problems;
    }

    private static Row row(int line, List<String> columns, CSVRecord cells) {
        List<Problem> problems = new ArrayList<>();
        if (cells.size() > columns.size()) {
            problems.add(new Problem(
                    line,
                    "",
                    "too-many-cells",
                    "Rad %d: raden har %d celler men tabellen %d kolumner."
                            .formatted(line, cells.size(), columns.size())));
        }
        return new RowCheck(line, problems)
                .check(
                        cell("id", columns, cells),
                        cell("name", columns, cells),
                        cell("type", columns, cells),
                        cell("organisationNumber", columns, cells),
                        cell("municipalityCode", columns, cells),
                        list("emails", columns, cells),
                        days("emailsFrom", columns, cells),
                        days("emailsUntil", columns, cells),
                        list("aliases", columns, cells),
                        list("groups", columns, cells));
    }

    private static String cell(String column, List<String> columns, CSVRecord cells) {
        int at = columns.indexOf(column);
        return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
    }

    /** In the order of the addresses, so what is empty keeps its place. */
    private static List<String> days(String column, List<String> columns, CSVRecord cells) {
        String cell = cell(column, columns, cells);
        return cell.isEmpty()
                ? List.of()
                : Stream.of(cell.split("\\|", -1)).map(String::strip).toList();
    }

    private static List<String> list(String column, List<String> columns, CSVRecord cells) {
        return Stream.of(cell(column, columns, cells).split("\\|"))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
