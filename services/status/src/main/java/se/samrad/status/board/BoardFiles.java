package se.samrad.status.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Position;
import se.samrad.eventing.Json;
import se.samrad.status.Audience;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.consultations.Shown;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.tally.Tallies;
import se.samrad.status.tally.TallyAnswer;

/** The public board as files: open data, and a table for a spreadsheet in Swedish. */
@RestController
class BoardFiles {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final MediaType JSON = MediaType.parseMediaType("application/json;charset=UTF-8");
    private static final List<String> HEADINGS = List.of(
            "Id",
            "Namn",
            "Typ",
            "Kommunkod",
            "Status",
            "Sista svarsdag",
            "Mer tid",
            "Svarade",
            "Sent",
            "Ståndpunkt",
            "Möten");

    record BoardFile(String consultation, String title, String status, TallyAnswer tally, List<BodyItem> bodies) {}

    private final Reading reading;
    private final Shelf shelf;
    private final Board board;
    private final Tallies tallies;

    BoardFiles(Reading reading, Shelf shelf, Board board, Tallies tallies) {
        this.reading = reading;
        this.shelf = shelf;
        this.board = board;
        this.tallies = tallies;
    }

    @GetMapping("/remisser/{id}/laget.json")
    ResponseEntity<byte[]> json(@PathVariable String id) {
        Moment now = reading.now();
        Shown consultation = shelf.one(Audience.OPEN, id, now);
        BoardFile file = new BoardFile(
                id,
                consultation.facts().title(),
                consultation.status().name(),
                tallies.one(Audience.OPEN, id, consultation.facts(), now, false, null),
                bodies(consultation, now));
        return file(JSON, id + ".json", Json.write(file));
    }

    @GetMapping("/remisser/{id}/laget.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        Moment now = reading.now();
        Shown consultation = shelf.one(Audience.OPEN, id, now);
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
        line(csv, HEADINGS);
        for (BodyItem item : bodies(consultation, now)) {
            line(
                    csv,
                    List.of(
                            item.body(),
                            item.name(),
                            type(item.type()),
                            text(item.municipalityCode()),
                            item.doubtful() ? "Uppgiften kontrolleras" : status(item.status()),
                            text(item.deadline()),
                            yes(item.moreTime()),
                            text(item.answeredAt()),
                            yes(item.late()),
                            position(item.position()),
                            Integer.toString(item.meetings())));
        }
        return file(CSV, id + ".csv", csv.toString());
    }

    private List<BodyItem> bodies(Shown consultation, Moment now) {
        return board.lines(Audience.OPEN, consultation, now, true).stream()
                .sorted(BoardDoor.order("name"))
                .map(Board.Line::item)
                .toList();
    }

    private static ResponseEntity<byte[]> file(MediaType type, String name, String content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("laget-" + name)
                                .build()
                                .toString())
                .body(content.getBytes(UTF_8));
    }

    private static void line(StringBuilder csv, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) csv.append(i == 0 ? "" : ";").append(cell(cells.get(i)));
        csv.append("\r\n");
    }

    /** Quoted where it must be, and never a formula to a spreadsheet. */
    static String cell(String text) {
        String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        boolean quoted = safe.chars().anyMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String yes(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value) ? "ja" : "";
    }

    private static String status(@Nullable BodyStatus status) {
        if (status == null) return "";
        return switch (status) {
            case INVITED -> "Tillfrågad";
            case ANSWERED -> "Svarat";
            case NO_COMMENTS -> "Inga synpunkter";
            case DECLINED -> "Avstår från att svara";
            case SILENT -> "Inget svar";
        };
    }

    private static String type(@Nullable BodyType type) {
        if (type == null) return "";
        return switch (type) {
            case MUNICIPALITY -> "Kommun";
            case REGION -> "Region";
            case AUTHORITY -> "Myndighet";
            case ASSOCIATION -> "Förening";
            case COMPANY -> "Företag";
            case UNIVERSITY -> "Lärosäte";
            case OTHER -> "Övrig";
        };
    }

    private static String position(@Nullable Position position) {
        if (position == null) return "";
        return switch (position) {
            case SUPPORTS -> "Tillstyrker";
            case SUPPORTS_WITH_REMARKS -> "Tillstyrker med synpunkter";
            case OPPOSES -> "Avstyrker";
            case NEITHER -> "Varken tillstyrker eller avstyrker";
            case NO_COMMENTS -> "Inga synpunkter";
        };
    }
}
