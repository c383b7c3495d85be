package se.samrad.status.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.status.Audience;
import se.samrad.status.Listing;
import se.samrad.status.consultations.Shown;
import se.samrad.status.rows.Known;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/** Everything that one body is asked about, over HTTP: for whoever has it on the phone. */
@RestController
class PlacesDoor {
    private static final String CALL_NOTED = "call-noted";

    /** @param row the body as the consultation's board shows it to staff */
    record PlaceItem(
            String consultation,
            String title,
            ConsultationState.Status status,
            LocalDate closesOn,
            BodyItem row,
            @Nullable Call lastCall) {}

    /** What was last said on the phone. */
    record Call(Instant at, String note) {}

    private final Reading reading;
    private final Board board;

    PlacesDoor(Reading reading, Board board) {
        this.reading = reading;
        this.board = board;
    }

    @GetMapping("/api/staff/bodies/{id}/consultations")
    Listing<PlaceItem> consultations(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        Listing.Page wanted = Listing.Page.of(page, size);
        List<Board.Place> places = board.places(id);
        Map<String, Call> calls = calls(wanted.of(places));
        return wanted.list(places, place -> item(place, calls), null);
    }

    private static PlaceItem item(Board.Place place, Map<String, Call> calls) {
        Shown consultation = place.consultation();
        return new PlaceItem(
                consultation.id(),
                consultation.facts().title(),
                consultation.status(),
                consultation.facts().closesOn(),
                place.item(),
                calls.get(stream(place)));
    }

    private Map<String, Call> calls(List<Board.Place> places) {
        List<String> streams = places.stream().map(PlacesDoor::stream).toList();
        Map<String, Call> last = new HashMap<>();
        for (Known event : reading.events(Audience.STAFF, streams, List.of(CALL_NOTED), reading.now())) {
            if (event.data().get("note") instanceof String note) {
                last.put(event.stream(), new Call(event.time(), note));
            }
        }
        return last;
    }

    private static String stream(Board.Place place) {
        return Streams.invitation(place.consultation().id(), place.item().body());
    }
}
