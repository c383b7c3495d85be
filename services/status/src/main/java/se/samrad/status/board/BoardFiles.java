package se.samrad.status.board;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.BodyType;
import se.samrad.eventing.Json;
import se.samrad.status.Audience;
import se.samrad.status.Csv;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.consultations.Shown;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.tally.Tallies;
import se.samrad.status.tally.TallyAnswer;

/**
 * The board as files, with the same choice of rows as on the page and of any day: open data, and tables for a spreadsheet in
 * Swedish.
 */
@RestController
class BoardFiles {
    private static final MediaType JSON = MediaType.parseMediaType("application/json;charset=UTF-8");
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** @param asOf the day that it shows the end of; null for the present */
    record BoardFile(
            String consultation,
            String title,
            String status,
            @Nullable LocalDate asOf,
            TallyAnswer tally,
            List<BodyItem> bodies) {}

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

    @GetMapping({
        "/remisser/{id}/laget.{form:csv|xlsx|json}",
        "/api/{audience:staff}/consultations/{id}/bodies.{form:csv|xlsx|json}"
    })
    ResponseEntity<byte[]> file(
            @PathVariable(required = false) @Nullable Audience audience,
            @PathVariable String id,
            @PathVariable String form,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable BodyType type,
            @RequestParam(required = false) @Nullable BodyStatus status,
            @RequestParam(required = false) @Nullable Boolean moreTime,
            @RequestParam(required = false) @Nullable Boolean opened,
            @RequestParam(defaultValue = "true") boolean asked,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        Audience reader = audience == null ? Audience.OPEN : audience;
        Moment moment = reading.moment(asOf);
        Shown consultation = shelf.one(reader, id, moment);
        List<BodyItem> items = new Sought(
                        q, type, status, moreTime, reader == Audience.STAFF ? opened : null, asked, sort)
                .of(board.lines(reader, consultation, moment, asked));
        String name = name(id, moment, asOf, form);
        return switch (form) {
            case "json" -> json(name, reader, consultation, moment, asOf, items);
            case "csv" -> csv(name, BoardTable.of(reader, items));
            default -> xlsx(name, BoardTable.of(reader, items));
        };
    }

    private ResponseEntity<byte[]> json(
            String name,
            Audience reader,
            Shown consultation,
            Moment moment,
            @Nullable LocalDate asOf,
            List<BodyItem> items) {
        BoardFile file = new BoardFile(
                consultation.id(),
                consultation.facts().title(),
                consultation.status().name(),
                moment.past() ? asOf : null,
                tallies.one(reader, consultation.id(), consultation.facts(), moment, false, null),
                items);
        return Csv.file(JSON, name, Json.write(file));
    }

    private static ResponseEntity<byte[]> csv(String name, BoardTable table) {
        Csv csv = new Csv();
        csv.line(table.headings());
        for (List<Cell> line : table.lines())
            csv.line(line.stream().map(Cell::words).toList());
        return csv.file(name);
    }

    private static ResponseEntity<byte[]> xlsx(String name, BoardTable table) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(Spreadsheet.of("Läget", table));
    }

    /** A file about a past day has the day in its name, so that it is never taken for today's. */
    private static String name(String id, Moment moment, @Nullable LocalDate asOf, String form) {
        return "laget-" + id + (moment.past() ? "-" + asOf : "") + "." + form;
    }
}
