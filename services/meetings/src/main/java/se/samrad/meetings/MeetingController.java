package se.samrad.meetings;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.meetings.MeetingFacts;
import se.samrad.contracts.meetings.MeetingFormat;
import se.samrad.contracts.meetings.MeetingType;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.meetings.domain.Meeting;
import se.samrad.meetings.domain.MeetingCommand;
import se.samrad.meetings.domain.MeetingRequest;
import se.samrad.meetings.domain.Meetings;
import se.samrad.meetings.domain.Words;

/** Writing a meeting down, approving its note, making it known, cancelling it. */
@RestController
class MeetingController {
    private static final int REASON_CHARACTERS_MAX = 1_000;

    /** A request that says nothing more than its address. */
    record Nothing() {}

    record Cancellation(@Nullable String reason) {}

    /** What was written, and how it stands. */
    record Shown(
            MeetingType type,
            String title,
            List<String> counterparts,
            @Nullable String when,
            @Nullable String whenAsStated,
            @Nullable MeetingFormat format,
            @Nullable String place,
            List<String> consultations,
            @Nullable String note,
            List<Words.Viewpoint> viewpoints,
            List<String> themes,
            Meetings.Stage state,
            long version) {}

    private final Commands commands;
    private final MeetingLog log;

    MeetingController(Commands commands, MeetingLog log) {
        this.commands = commands;
        this.log = log;
    }

    @PutMapping("/api/meetings/{id}")
    ResponseEntity<MeetingLog.Answer> put(
            @PathVariable String id, @RequestBody MeetingRequest asked, HttpServletRequest request) {
        Caller.current().require(Scopes.STAFF);
        Outcome outcome = log.log(Requests.chosen(id, MeetingLog::free), asked, Requests.command(request, asked));
        boolean created = outcome.version() == 1 && (outcome.changed() || outcome.repeated());
        var response = created ? ResponseEntity.created(URI.create("/api/meetings/" + id)) : ResponseEntity.ok();
        return answer(response, outcome);
    }

    @GetMapping("/api/meetings/{id}")
    ResponseEntity<Shown> get(@PathVariable String id) {
        Caller.current().require(Scopes.STAFF);
        Folded<Meeting> folded = commands.fold(Meetings.MEETING, Meetings.stream(Requests.existing(id, Ids::valid)));
        if (!(folded.state() instanceof Meeting.Known meeting)) throw Rejected.unknown();
        return ResponseEntity.ok().eTag(Requests.etag(folded.version())).body(shown(id, folded.version(), meeting));
    }

    @PostMapping("/api/meetings/{id}/approve")
    ResponseEntity<MeetingLog.Answer> approve(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Nothing none,
            HttpServletRequest request) {
        return act(id, new MeetingCommand.Approve(), Map.of("verb", "approve"), request);
    }

    @PostMapping("/api/meetings/{id}/publish")
    ResponseEntity<MeetingLog.Answer> publish(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Nothing none,
            HttpServletRequest request) {
        return act(id, new MeetingCommand.Publish(), Map.of("verb", "publish"), request);
    }

    @PostMapping("/api/meetings/{id}/cancel")
    ResponseEntity<MeetingLog.Answer> cancel(
            @PathVariable String id, @RequestBody Cancellation asked, HttpServletRequest request) {
        Findings findings = new Findings();
        String reason = findings.required("reason", asked.reason(), REASON_CHARACTERS_MAX);
        findings.orElseReject();
        return act(id, new MeetingCommand.Cancel(reason), asked, request);
    }

    private ResponseEntity<MeetingLog.Answer> act(
            String id, MeetingCommand command, Object asked, HttpServletRequest request) {
        Caller.current().require(Scopes.STAFF);
        Outcome outcome = log.act(Requests.existing(id, Ids::valid), command, Requests.command(request, asked));
        return answer(ResponseEntity.ok(), outcome);
    }

    private static ResponseEntity<MeetingLog.Answer> answer(ResponseEntity.BodyBuilder response, Outcome outcome) {
        MeetingLog.Answer answer = outcome.answer(MeetingLog.Answer.class);
        return response.eTag(Requests.etag(answer.version())).body(answer);
    }

    private Shown shown(String id, long version, Meeting.Known meeting) {
        MeetingFacts facts = meeting.facts();
        Words words = log.words(id, meeting);
        return new Shown(
                facts.type(),
                facts.title(),
                facts.counterparts(),
                facts.when(),
                facts.whenAsStated(),
                facts.format(),
                facts.place(),
                facts.consultations(),
                words.note(),
                words.viewpoints(),
                facts.themes(),
                Meetings.stage(meeting),
                version);
    }
}
