package se.samrad.responses.search;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.ResponseEvent.ResponsePublished;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.domain.InPublic;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.receipts.Receipts;

/**
 * Searches published responses. The index proposes; whether a hit may be shown, and what is shown of it, is decided from the
 * stream's head and the rendition that can be read now. The count is made after that: it tells nothing of what was taken down.
 */
@RestController
class SearchController {
    static final int HITS_MAX = 200;
    private static final int SIZE_DEFAULT = 20;
    private static final int SIZE_MAX = 100;
    private static final int SNIPPETS_MAX = 3;

    record Hit(
            String response,
            String consultation,
            @Nullable String consultationTitle,
            String body,
            @Nullable String name,
            Sender sender,
            @Nullable Position position,
            @Nullable LocalDate until,
            List<Snippet> snippets) {}

    /** @param more whether there may be more than are counted */
    record Hits(List<Hit> items, int page, int size, int total, boolean more) {}

    private record Shown(ResponseId id, Response.Kept kept, ResponsePublished published, List<Snippet> snippets) {}

    private final SearchIndex index;
    private final Following following;
    private final Commands commands;
    private final Consulted consulted;
    private final Receipts receipts;
    private final Clock clock;

    SearchController(
            SearchIndex index,
            Following following,
            Commands commands,
            Consulted consulted,
            Receipts receipts,
            Clock clock) {
        this.index = index;
        this.following = following;
        this.commands = commands;
        this.consulted = consulted;
        this.receipts = receipts;
        this.clock = clock;
    }

    @GetMapping("/api/public/responses")
    Hits search(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String consultation,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + SIZE_DEFAULT) int size) {
        if (q == null || q.isBlank()) throw Rejected.member("q", "missing");
        if (q.length() > Sought.CHARACTERS_MAX) throw Rejected.member("q", "too-long");
        if (consultation != null && !Ids.valid(consultation)) throw Rejected.unknown();
        if (page < 0) throw Rejected.member("page", "page-out-of-range");
        if (size < 1 || size > SIZE_MAX) throw Rejected.member("size", "size-out-of-range");
        Sought sought = Sought.of(q);
        if (sought.isNothing()) return new Hits(List.of(), page, size, 0, false);
        List<ResponseId> proposed = index.find(sought, consultation, HITS_MAX);
        List<Shown> shown = new ArrayList<>();
        for (ResponseId id : proposed) shown(id, sought).ifPresent(shown::add);
        long from = Math.min((long) page * size, shown.size());
        List<Hit> items = shown.stream().skip(from).limit(size).map(this::hit).toList();
        return new Hits(items, page, size, shown.size(), proposed.size() == HITS_MAX);
    }

    /** Empty when it can no longer be read, or what can be read now does not say this. */
    private Optional<Shown> shown(ResponseId id, Sought sought) {
        Response response = commands.fold(Responses.KIND, id.stream()).state();
        List<ResponsePublished> readable = InPublic.allReadable(response, clock.instant());
        List<Snippet> snippets = Snippet.of(following.follow(id, response), sought, SNIPPETS_MAX);
        if (readable.isEmpty() || snippets.isEmpty() || !(response instanceof Response.Kept kept))
            return Optional.empty();
        return Optional.of(new Shown(id, kept, readable.getFirst(), snippets));
    }

    private Hit hit(Shown shown) {
        ResponseId id = shown.id();
        Sender sender = shown.kept().record().received().sender();
        return new Hit(
                id.text(),
                id.consultation(),
                consulted
                        .consultation(id.consultation())
                        .map(known -> known.facts().title())
                        .orElse(null),
                id.sender(),
                sender == Sender.BODY ? receipts.name(id) : null,
                sender,
                shown.published().position(),
                shown.published().until(),
                shown.snippets());
    }
}
