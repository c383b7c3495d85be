package se.samrad.responses.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Stored;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Recurring;
import se.samrad.eventing.store.CommitStore;
import se.samrad.responses.domain.InPublic;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.texts.Renditions;

/**
 * Keeps the index: filled from the commits when the service starts and looked through every hour, and every second given what
 * was published meanwhile, here or by another instance. What is late to it is found a little later; what is late to leave it
 * is never shown, since each hit is held against its stream.
 */
@Component
class Following extends Recurring {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration THROUGH = Duration.ofHours(1);
    /** A publication is marked before it is committed, and clocks of instances differ. */
    private static final Duration BACK = Duration.ofMinutes(1);

    private static final int HEADS = 500;
    private static final String STREAMS = "responses/";

    private final SearchIndex index;
    private final CommitStore commits;
    private final Commands commands;
    private final Renditions renditions;
    private final Clock clock;
    private @Nullable Instant walked;

    Following(SearchIndex index, CommitStore commits, Commands commands, Renditions renditions, Clock clock) {
        super("responses-search", EVERY);
        this.index = index;
        this.commits = commits;
        this.commands = commands;
        this.renditions = renditions;
        this.clock = clock;
    }

    @Override
    public synchronized void round() {
        Instant now = clock.instant();
        if (walked == null || walked.plus(THROUGH).isBefore(now)) {
            walk();
            walked = now;
        }
        for (ResponseId id : renditions.publishedSince(now.minus(BACK))) follow(id);
    }

    private void walk() {
        String after = STREAMS;
        while (true) {
            List<CommitStore.Head> heads = commits.heads(after, HEADS);
            for (CommitStore.Head head : heads) {
                if (!head.stream().startsWith(STREAMS)) return;
                String[] parts = head.stream().split("/", 3);
                follow(new ResponseId(parts[1], parts[2]));
            }
            if (heads.size() < HEADS) return;
            after = heads.getLast().stream();
        }
    }

    /** Makes the index hold what can be read of a response now, and nothing else of it. */
    void follow(ResponseId id) {
        follow(id, commands.fold(Responses.KIND, id.stream()).state());
    }

    /** @return what the index holds of the response now */
    List<Part> follow(ResponseId id, Response response) {
        List<InPublic.Words> words = InPublic.words(response, clock.instant());
        if (words.isEmpty()) {
            index.remove(id);
            return List.of();
        }
        List<Part> parts = parts(id, words);
        List<Stored> texts = words.stream().map(InPublic.Words::text).toList();
        if (!index.holds(id, texts)) index.put(id, texts, parts);
        return parts;
    }

    private List<Part> parts(ResponseId id, List<InPublic.Words> words) {
        List<Part> parts = new ArrayList<>();
        int room = Part.FILES_CHARACTERS_MAX;
        for (InPublic.Words each : words) {
            Rendition rendition = renditions.find(id, each.text().sha256()).orElse(null);
            if (rendition == null) continue;
            if (each.file() == null) {
                parts.addAll(each.supplement() == 0 ? Part.of(rendition) : Part.added(rendition, each.supplement()));
            } else if (rendition.text() != null) {
                String text = rendition.text();
                String kept = text.length() > room ? text.substring(0, room) : text;
                room -= kept.length();
                parts.add(new Part("files/" + each.number(), kept, each.file()));
            }
        }
        return parts;
    }
}
