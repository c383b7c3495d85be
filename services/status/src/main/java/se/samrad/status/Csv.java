package se.samrad.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table for a spreadsheet in Swedish: UTF-8 with a mark, semicolons, and no cell that a spreadsheet would calculate. */
public final class Csv {
    private static final MediaType TYPE = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private final StringBuilder lines = new StringBuilder("\uFEFF");

    public void line(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) lines.append(i == 0 ? "" : ";").append(cell(cells.get(i)));
        lines.append("\r\n");
    }

    /** Quoted where it must be, and never a formula to a spreadsheet. */
    static String cell(String text) {
        String safe = isReckoned(text) ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** Whether a spreadsheet would reckon it instead of showing it; some do with letters of full width too. */
    public static boolean isReckoned(String text) {
        return !text.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(text.charAt(0)) >= 0;
    }

    public ResponseEntity<byte[]> file(String name) {
        return file(TYPE, name, lines.toString());
    }

    /** A file to look at or keep under its name. */
    public static ResponseEntity<byte[]> file(MediaType type, String name, String content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(content.getBytes(UTF_8));
    }
}
