package se.samrad.news.items;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Problems;
import se.samrad.eventing.http.Requests;
import se.samrad.news.KnownStreams;
import se.samrad.news.domain.News;
import se.samrad.news.domain.NewsCommand;
import se.samrad.news.domain.NewsItem;
import se.samrad.news.domain.NewsRequest;
import se.samrad.news.imports.ImportedItem;
import se.samrad.news.imports.NewsImport;
import se.samrad.news.imports.UnreadableNews;

/** Takes in news that were published elsewhere, one command each; the same import again changes nothing. */
@RestController
class ImportController {
    private static final int BYTES_MAX = 5_000_000;
    private static final int LINKS_MAX = 200;

    enum Kind {
        NEW,
        CHANGED,
        SAME,
        WRONG
    }

    record Imported(
            String id, String name, Kind outcome, @Nullable String problem) {}

    record Answer(List<Imported> items) {}

    private record Stamp(long version) {}

    private final Commands commands;
    private final KnownStreams known;
    private final Problems problems;
    private final Clock clock;

    ImportController(Commands commands, KnownStreams known, Problems problems, Clock clock) {
        this.commands = commands;
        this.known = known;
        this.problems = problems;
        this.clock = clock;
    }

    @PostMapping(
            path = "/api/news/imports",
            consumes = {
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_RSS_XML_VALUE,
                MediaType.APPLICATION_ATOM_XML_VALUE,
                "application/feed+json"
            })
    Answer imports(
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestParam(required = false) @Nullable List<String> about,
            HttpServletRequest request)
            throws IOException {
        Caller.current().require(Scopes.COMMUNICATOR);
        String text = text(request, type);
        List<ImportedItem> items;
        try {
            items = NewsImport.read(type.getType() + "/" + type.getSubtype(), text, known.themes());
        } catch (UnreadableNews unreadable) {
            throw refused(unreadable);
        }
        List<String> ids = Elsewhere.ids(items.stream().map(ImportedItem::title).toList());
        Map<String, List<String>> linked = about == null ? Map.of() : about(about, ids);
        List<@Nullable LocalDate> days = new ArrayList<>();
        items.forEach(item -> days.add(item.publishedOn()));
        List<Long> ranks = Elsewhere.ranks(days, clock.millis());
        Command command = Requests.command(request, about == null ? text : List.of(text, about));
        List<Imported> done = new ArrayList<>();
        // The oldest first: should this stop half-way and go on later, what comes then still stands above what is here.
        for (int i = items.size() - 1; i >= 0; i--) {
            String id = ids.get(i);
            NewsRequest asked = asked(items.get(i), linked.getOrDefault(id, List.of()));
            done.addFirst(one(id, asked, items.get(i).publishedOn(), ranks.get(i), preview ? null : command, request));
        }
        return new Answer(done);
    }

    /**
     * Which consultations items are about: a source does not say it in a way that can be read.
     *
     * @param about each {@code <item>@<consultation>}
     */
    private Map<String, List<String>> about(List<String> about, List<String> ids) {
        if (about.size() > LINKS_MAX) throw Rejected.member("about", "too-many");
        Map<String, List<String>> linked = new HashMap<>();
        Findings findings = new Findings();
        for (int i = 0; i < about.size(); i++) {
            String[] parts = about.get(i).split("@", 2);
            String consultation = parts.length == 2 ? parts[1] : "";
            if (!ids.contains(parts[0])) {
                findings.add("about[" + i + "]", "unknown-item");
            } else if (!Ids.valid(consultation) || !known.consultation(consultation)) {
                findings.add("about[" + i + "]", "unknown-consultation");
            } else {
                linked.computeIfAbsent(parts[0], none -> new ArrayList<>()).add(consultation);
            }
        }
        findings.orElseReject();
        return linked;
    }

    private static NewsRequest asked(ImportedItem item, List<String> consultations) {
        return new NewsRequest(
                item.title(), item.lead(), item.body(), new ArrayList<>(item.themes()), new ArrayList<>(consultations));
    }

    private Imported one(
            String id,
            NewsRequest asked,
            @Nullable LocalDate publishedOn,
            long rank,
            @Nullable Command command,
            HttpServletRequest request) {
        String title = String.valueOf(asked.title());
        try {
            NewsFacts facts = asked.check(known::theme, known::consultation);
            NewsCommand takeIn = new NewsCommand.TakeIn(facts, publishedOn, rank);
            boolean fresh = command == null ? wouldChange(id, takeIn) : changed(id, takeIn, command.part(id));
            return new Imported(id, title, fresh ? Kind.NEW : Kind.SAME, null);
        } catch (Rejected rejected) {
            if (rejected.kind() == Rejected.Kind.UNAVAILABLE) throw rejected;
            return new Imported(id, title, Kind.WRONG, problems.words(request, rejected));
        }
    }

    private boolean wouldChange(String id, NewsCommand takeIn) {
        NewsItem state = commands.fold(News.ITEM, News.stream(id)).state();
        return !News.decide(takeIn, state).isEmpty();
    }

    private boolean changed(String id, NewsCommand takeIn, Command command) {
        Outcome outcome = commands.handle(
                News.ITEM,
                News.stream(id),
                command,
                state -> News.decide(takeIn, state),
                folded -> new Stamp(folded.version()));
        return outcome.changed() || outcome.repeated();
    }

    private static String text(HttpServletRequest request, MediaType type) throws IOException {
        byte[] bytes;
        try (InputStream in = request.getInputStream()) {
            bytes = in.readNBytes(BYTES_MAX + 1);
        }
        if (bytes.length > BYTES_MAX) throw Rejected.tooLarge("body", "too-large");
        Charset charset = Optional.ofNullable(type.getCharset()).orElse(UTF_8);
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Rejected.because("not-text-in-this-encoding");
        }
    }

    private static Rejected refused(UnreadableNews unreadable) {
        String reason = unreadable.reason();
        if (reason.equals("too-large")) return Rejected.tooLarge("body", reason);
        return Rejected.because(
                reason, new Rejected.Member(unreadable.item().isEmpty() ? "body" : unreadable.item(), reason));
    }
}
