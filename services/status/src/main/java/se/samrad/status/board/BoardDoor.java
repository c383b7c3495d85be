package se.samrad.status.board;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.BodyType;
import se.samrad.status.Audience;
import se.samrad.status.Listing;
import se.samrad.status.Places;
import se.samrad.status.Waited;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.consultations.Shown;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;
import se.samrad.status.tally.Tallies;
import se.samrad.status.tally.TallyAnswer;

/** The status board over HTTP. */
@RestController
class BoardDoor {
    private final Reading reading;
    private final Shelf shelf;
    private final Board board;
    private final Tallies tallies;
    private final Places places;

    BoardDoor(Reading reading, Shelf shelf, Board board, Tallies tallies, Places places) {
        this.reading = reading;
        this.shelf = shelf;
        this.board = board;
        this.tallies = tallies;
        this.places = places;
    }

    @GetMapping("/api/{audience:public|staff}/consultations/{id}/bodies")
    Listing<BodyItem> bodies(
            @PathVariable Audience audience,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String body,
            @RequestParam(required = false) @Nullable BodyType type,
            @RequestParam(required = false) @Nullable BodyStatus status,
            @RequestParam(required = false) @Nullable Boolean moreTime,
            @RequestParam(required = false) @Nullable Boolean opened,
            @RequestParam(defaultValue = "true") boolean asked,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        Listing.Page wanted = Listing.Page.of(page, size);
        Moment moment = reading.moment(asOf);
        Shown consultation = shelf.one(audience, id, moment);
        List<BodyItem> items = new Sought(
                        q, type, status, moreTime, audience == Audience.STAFF ? opened : null, asked, sort)
                .of(board.lines(audience, consultation, moment, asked)).stream()
                        .filter(item -> body == null || body.equals(item.body()))
                        .toList();
        return wanted.list(items, item -> item, position(audience, consultation));
    }

    @GetMapping("/api/{audience:public|staff}/consultations/{id}/tally")
    TallyAnswer tally(
            @PathVariable Audience audience,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            HttpServletRequest request) {
        Moment moment = reading.moment(asOf);
        Shown consultation = shelf.one(audience, id, moment);
        return tallies.one(
                audience, id, consultation.facts(), moment, Waited.by(request), position(audience, consultation));
    }

    private String position(Audience audience, Shown consultation) {
        return Objects.requireNonNullElse(
                places.of(audience, Map.of(Streams.consultation(consultation.id()), consultation.version())), "");
    }
}
