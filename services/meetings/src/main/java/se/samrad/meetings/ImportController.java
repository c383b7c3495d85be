package se.samrad.meetings;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.meetings.MeetingFormat;
import se.samrad.contracts.meetings.MeetingType;
import se.samrad.eventing.Command;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Problems;
import se.samrad.eventing.http.Requests;
import se.samrad.meetings.domain.MeetingRequest;

/** Writes many meetings down, one command each: a wrong one stops no other, and the same request again goes on where it stopped. */
@RestController
class ImportController {
    private static final int MEETINGS_MAX = 500;

    record Meetings(@Nullable List<@Nullable Item> meetings) {}

    /** A meeting as for PUT, with the id it is to have. */
    record Item(
            @Nullable String id,
            @Nullable MeetingType type,
            @Nullable String title,
            @Nullable List<@Nullable String> counterparts,
            @Nullable String when,
            @Nullable String whenAsStated,
            @Nullable MeetingFormat format,
            @Nullable String place,
            @Nullable List<@Nullable String> consultations,
            @Nullable String note,
            @Nullable List<MeetingRequest.@Nullable ViewpointRequest> viewpoints,
            @Nullable List<@Nullable String> themes) {
        MeetingRequest request() {
            return new MeetingRequest(
                    type,
                    title,
                    counterparts,
                    when,
                    whenAsStated,
                    format,
                    place,
                    consultations,
                    note,
                    viewpoints,
                    themes);
        }
    }

    enum Kind {
        NEW,
        CHANGED,
        SAME,
        WRONG
    }

    record Imported(
            @Nullable String id,
            @Nullable String name,
            Kind outcome,
            @Nullable String problem) {}

    record Answer(List<Imported> items) {}

    private final MeetingLog log;
    private final Problems problems;

    ImportController(MeetingLog log, Problems problems) {
        this.log = log;
        this.problems = problems;
    }

    @PostMapping("/api/meetings/imports")
    Answer imports(@RequestBody Meetings asked, HttpServletRequest request) {
        Caller.current().require(Scopes.STAFF);
        List<@Nullable Item> items = asked.meetings();
        if (items == null || items.isEmpty()) throw Rejected.member("meetings", "missing");
        if (items.size() > MEETINGS_MAX) throw Rejected.tooLarge("meetings", "too-many");
        Command command = Requests.command(request, asked);
        List<Imported> done = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            done.add(one(items.get(i), i, command, request));
        }
        return new Answer(done);
    }

    private Imported one(@Nullable Item item, int place, Command command, HttpServletRequest request) {
        if (item == null) return wrong(null, null, Rejected.member("meetings[" + place + "]", "missing"), request);
        String id = item.id();
        try {
            if (id == null) throw Rejected.member("id", "missing");
            // By place and not by id alone: a list may name a meeting twice, and the later one counts.
            Outcome outcome =
                    log.log(Requests.chosen(id, MeetingLog::free), item.request(), command.part(place + "/" + id));
            Kind kind = !outcome.changed() && !outcome.repeated()
                    ? Kind.SAME
                    : outcome.version() == 1 ? Kind.NEW : Kind.CHANGED;
            return new Imported(id, item.title(), kind, null);
        } catch (Rejected rejected) {
            if (rejected.kind() == Rejected.Kind.UNAVAILABLE) throw rejected;
            return wrong(id, item.title(), rejected, request);
        }
    }

    private Imported wrong(@Nullable String id, @Nullable String name, Rejected rejected, HttpServletRequest request) {
        return new Imported(id, name, Kind.WRONG, problems.words(request, rejected));
    }
}
