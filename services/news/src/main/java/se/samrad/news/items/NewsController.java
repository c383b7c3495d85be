package se.samrad.news.items;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.contracts.news.NewsState.Status;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.news.KnownStreams;
import se.samrad.news.domain.News;
import se.samrad.news.domain.NewsCommand;
import se.samrad.news.domain.NewsItem;
import se.samrad.news.domain.NewsRequest;

/** Writing, publishing, correcting and withdrawing news. */
@RestController
class NewsController {
    private static final int REASON_CHARACTERS_MAX = 1_000;

    record Answer(String id, long version) {}

    /** A request that says nothing more than its address. */
    record Nothing() {}

    record Withdrawal(@Nullable String reason) {}

    /** What was written, and how it stands. */
    record Shown(
            String title,
            String lead,
            String body,
            List<String> themes,
            List<String> consultations,
            Status status,
            long version) {}

    private final Commands commands;
    private final KnownStreams known;
    private final Clock clock;

    NewsController(Commands commands, KnownStreams known, Clock clock) {
        this.commands = commands;
        this.known = known;
        this.clock = clock;
    }

    @PutMapping("/api/news/{id}")
    ResponseEntity<Answer> put(@PathVariable String id, @RequestBody NewsRequest asked, HttpServletRequest request) {
        Caller.current().require(Scopes.COMMUNICATOR);
        Requests.chosen(id, KnownStreams::free);
        NewsFacts facts = asked.check(known::theme, known::consultation);
        Outcome outcome = handle(id, () -> new NewsCommand.Write(facts), asked, request);
        boolean created = outcome.version() == 1 && (outcome.changed() || outcome.repeated());
        return answer(created ? ResponseEntity.created(URI.create("/api/news/" + id)) : ResponseEntity.ok(), outcome);
    }

    @GetMapping("/api/news/{id}")
    ResponseEntity<Shown> get(@PathVariable String id) {
        Caller.current().require(Scopes.COMMUNICATOR);
        Folded<NewsItem> folded = commands.fold(News.ITEM, News.stream(Requests.existing(id, Ids::valid)));
        if (!(folded.state() instanceof NewsItem.Written item)) throw Rejected.unknown();
        NewsFacts facts = item.facts();
        return ResponseEntity.ok()
                .eTag(Requests.etag(folded.version()))
                .body(new Shown(
                        facts.title(),
                        facts.lead(),
                        facts.body(),
                        facts.themes(),
                        facts.consultations(),
                        News.status(item),
                        folded.version()));
    }

    @PostMapping("/api/news/{id}/publish")
    ResponseEntity<Answer> publish(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Nothing none,
            HttpServletRequest request) {
        return act(
                id,
                () -> {
                    Instant now = clock.instant();
                    return new NewsCommand.Publish(Deadline.day(now), now.toEpochMilli());
                },
                Map.of("verb", "publish"),
                request);
    }

    @PostMapping("/api/news/{id}/correct")
    ResponseEntity<Answer> correct(
            @PathVariable String id, @RequestBody NewsRequest.Correction asked, HttpServletRequest request) {
        NewsCommand.Correct correct = asked.check(known::theme, known::consultation);
        return act(id, () -> correct, asked, request);
    }

    @PostMapping("/api/news/{id}/withdraw")
    ResponseEntity<Answer> withdraw(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Withdrawal asked,
            HttpServletRequest request) {
        Findings findings = new Findings();
        String reason = findings.text("reason", asked == null ? null : asked.reason(), REASON_CHARACTERS_MAX);
        findings.orElseReject();
        return act(
                id,
                () -> new NewsCommand.Withdraw(reason),
                Map.of("verb", "withdraw", "reason", reason == null ? "" : reason),
                request);
    }

    private ResponseEntity<Answer> act(
            String id, Supplier<NewsCommand> command, Object asked, HttpServletRequest request) {
        Caller.current().require(Scopes.COMMUNICATOR);
        return answer(ResponseEntity.ok(), handle(Requests.existing(id, Ids::valid), command, asked, request));
    }

    private Outcome handle(String id, Supplier<NewsCommand> command, Object asked, HttpServletRequest request) {
        return commands.handle(
                News.ITEM,
                News.stream(id),
                Requests.command(request, asked),
                state -> News.decide(command.get(), state),
                folded -> new Answer(id, folded.version()));
    }

    private static ResponseEntity<Answer> answer(ResponseEntity.BodyBuilder response, Outcome outcome) {
        Answer answer = outcome.answer(Answer.class);
        return response.eTag(Requests.etag(answer.version())).body(answer);
    }
}
