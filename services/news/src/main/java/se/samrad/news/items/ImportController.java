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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
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
        List<@Nullable LocalDate> days = new ArrayList<>();
        items.forEach(item -> days.add(item.publishedOn()));
        List<Long> ranks = Elsewhere.ranks(days, clock.millis());
        Command command = Requests.command(request, text);
        List<Imported> done = new ArrayList<>();
        // The oldest first: should this stop half-way and go on later, what comes then still stands above what is here.
        for (int i = items.size() - 1; i >= 0; i--) {
            done.addFirst(one(ids.get(i), items.get(i), ranks.get(i), preview ? null : command, request));
        }
        return new Answer(done);
    }

    private Imported one(
            String id, ImportedItem item, long rank, @Nullable Command command, HttpServletRequest request) {
        try {
            NewsFacts facts = new NewsRequest(item.title(), item.lead(), item.body(), List.copyOf(item.themes()), null)
                    .check(known::theme, known::consultation);
            NewsCommand takeIn = new NewsCommand.TakeIn(facts, item.publishedOn(), rank);
            boolean fresh = command == null ? wouldChange(id, takeIn) : changed(id, takeIn, command.part(id));
            return new Imported(id, item.title(), fresh ? Kind.NEW : Kind.SAME, null);
        } catch (Rejected rejected) {
            if (rejected.kind() == Rejected.Kind.UNAVAILABLE) throw rejected;
            return new Imported(id, item.title(), Kind.WRONG, problems.words(request, rejected));
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
