package se.samrad.status.board;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
import se.samrad.status.Csv;
import se.samrad.status.SwedishWords;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.consultations.Shown;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.tally.Tallies;
import se.samrad.status.tally.TallyAnswer;

/** The public board as files: open data, and a table for a spreadsheet in Swedish. */
@RestController
class BoardFiles {
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
        return Csv.file(JSON, "laget-" + id + ".json", Json.write(file));
    }

    @GetMapping("/remisser/{id}/laget.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        Moment now = reading.now();
        Shown consultation = shelf.one(Audience.OPEN, id, now);
        Csv csv = new Csv();
        csv.line(HEADINGS);
        for (BodyItem item : bodies(consultation, now)) {
            csv.line(List.of(
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
        return csv.file("laget-" + id + ".csv");
    }

    private List<BodyItem> bodies(Shown consultation, Moment now) {
        return board.lines(Audience.OPEN, consultation, now, true).stream()
                .sorted(BoardDoor.order("name"))
                .map(Board.Line::item)
                .toList();
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
        return position == null ? "" : SwedishWords.position(position);
    }
}
