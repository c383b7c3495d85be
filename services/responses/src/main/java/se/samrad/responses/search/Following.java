package se.samrad.responses.search;

import com.mongodb.MongoException;
import com.mongodb.MongoGridFSException;
import com.mongodb.MongoWriteException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Recurring;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.store.CommitStore;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.domain.InPublic;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.files.FileNames;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.files.FileWords;
import se.samrad.responses.texts.Renditions;

/**
 * Keeps the index: filled from the commits when the service starts and looked through every hour, and every second given what
 * was published meanwhile, here or by another instance. What is late to it is found a little later; what is late to leave it
 * is never shown, since each hit is held against its stream. Files are read here, and not while somebody waits for a hit. What
 * cannot be read is tried again while it is new, and by each walk.
 */
@Component
public class Following extends Recurring {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration THROUGH = Duration.ofHours(1);
    /** A publication is marked before it is committed, and clocks of instances differ. */
    private static final Duration BACK = Duration.ofMinutes(1);

    private static final int HEADS = 500;
    private static final String STREAMS = "responses/";
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final SearchIndex index;
    private final CommitStore commits;
    private final Commands commands;
    private final Renditions renditions;
    private final PublishedWords published;
    private final FileStore files;
    private final FileWords words;
    private final DetailStore details;
    private final Clock clock;
    /** What could not be read since the last walk began; told of once. */
    private final Set<ResponseId> failing = new HashSet<>();

    private @Nullable Instant walked;
    /** When the last round began that came to its end. */
    private @Nullable Instant followed;

    Following(
            SearchIndex index,
            CommitStore commits,
            Commands commands,
            Renditions renditions,
            PublishedWords published,
            FileStore files,
            FileWords words,
            DetailStore details,
            Clock clock) {
        super("responses-search", EVERY);
        this.index = index;
        this.commits = commits;
        this.commands = commands;
        this.renditions = renditions;
        this.published = published;
        this.files = files;
        this.words = words;
        this.details = details;
        this.clock = clock;
    }

    @Override
    public synchronized void round() {
        Instant now = clock.instant();
        if (walked == null || walked.isAfter(now) || walked.plus(THROUGH).isBefore(now)) {
            failing.clear();
            walk();
            for (ResponseId id : published.responses()) alone(id, this::forget);
            walked = now;
        }
        // A round may take longer than it looks back, and what was marked meanwhile is for the next one.
        Instant last = followed == null || followed.isAfter(now) ? now : followed;
        for (ResponseId id : published.markedSince(last.minus(BACK))) alone(id, this::follow);
        for (ResponseId id : renditions.publishedSince(last.minus(BACK))) alone(id, this::follow);
        followed = now;
    }

    /** One response that cannot be read holds up no other. Where the store is away nothing can be read, and the round ends. */
    private void alone(ResponseId id, Consumer<ResponseId> work) {
        try {
            work.accept(id);
        } catch (RuntimeException e) {
            if (away(e)) throw e;
            // Not what the failure says: that may be words of the response.
            if (failing.add(id))
                LOG.warn(
                        "{} is left until it can be read: {}",
                        id.text(),
                        e.getClass().getName());
        }
    }

    private static boolean away(RuntimeException e) {
        return switch (e) {
            case MongoGridFSException bytesMissing -> false;
            case MongoWriteException oneRefused -> false;
            case MongoException store -> true;
            case Rejected rejected -> rejected.kind() == Rejected.Kind.UNAVAILABLE;
            default -> false;
        };
    }

    private void walk() {
        String after = STREAMS;
        while (true) {
            List<CommitStore.Head> heads = commits.heads(after, HEADS);
            for (CommitStore.Head head : heads) {
                if (!head.stream().startsWith(STREAMS)) return;
                String[] parts = head.stream().split("/", 3);
                alone(new ResponseId(parts[1], parts[2]), this::follow);
            }
            if (heads.size() < HEADS) return;
            after = heads.getLast().stream();
        }
    }

    /**
     * Makes the index hold what can be read of a response now, and nothing else of it. A file that cannot be read keeps nothing
     * else out.
     */
    void follow(ResponseId id) {
        Response response = state(id);
        List<Stored> readable = readable(response);
        if (readable.isEmpty()) index.remove(id);
        if (readable.isEmpty() || index.holds(id, readable)) return;
        boolean read = false;
        RuntimeException unreadable = null;
        List<Stored> held = new ArrayList<>(readable);
        for (InPublic.Whole file : InPublic.wholeFiles(response, clock.instant())) {
            try {
                read |= read(id, file);
            } catch (RuntimeException e) {
                if (away(e)) throw e;
                unreadable = e;
                held.remove(file.file());
            }
        }
        if (!index.holds(id, held)) index.put(id, held, parts(id, response));
        // It may have been taken down while it was read.
        if (read) forget(id);
        if (unreadable != null) throw unreadable;
    }

    private boolean read(ResponseId id, InPublic.Whole file) {
        String sha256 = file.file().sha256();
        if (published.find(id, sha256).isPresent()) return false;
        published.put(id, sha256, words.beginning(sha256));
        return true;
    }

    /** @return what can be read of the response now, in the words by which it is found */
    List<Part> follow(ResponseId id, Response response) {
        if (readable(response).isEmpty()) index.remove(id);
        return parts(id, response);
    }

    /**
     * After something was done to a response: what nobody may read any more is no longer kept, and what has come is read by the
     * next round.
     */
    public void acted(ResponseId id) {
        try {
            if (!forget(id).isEmpty()) published.mark(id, clock.instant());
        } catch (RuntimeException e) {
            // It is done all the same, nothing of it is shown, and the next walk forgets it.
            LOG.warn("what was read in the files of a response is not forgotten yet", e);
        }
    }

    private List<String> forget(ResponseId id) {
        Response response = state(id);
        List<String> open = InPublic.wholeFiles(response, clock.instant()).stream()
                .map(file -> file.file().sha256())
                .toList();
        published.keepOnly(id, open);
        if (readable(response).isEmpty()) index.remove(id);
        return open;
    }

    private Response state(ResponseId id) {
        return commands.fold(Responses.KIND, id.stream()).state();
    }

    /** Every text and every file that is searched. */
    private List<Stored> readable(Response response) {
        Instant now = clock.instant();
        return Stream.concat(
                        InPublic.words(response, now).stream().map(InPublic.Words::text),
                        InPublic.wholeFiles(response, now).stream().map(InPublic.Whole::file))
                .toList();
    }

    private List<Part> parts(ResponseId id, Response response) {
        List<Part> parts = new ArrayList<>();
        int room = Part.FILES_CHARACTERS_MAX;
        for (InPublic.Words each : InPublic.words(response, clock.instant())) {
            Rendition rendition = renditions.find(id, each.text().sha256()).orElse(null);
            if (rendition == null) continue;
            if (each.file() == null) {
                parts.addAll(each.supplement() == 0 ? Part.of(rendition) : Part.added(rendition, each.supplement()));
            } else if (rendition.text() != null) {
                room -= add(parts, each.number(), rendition.text(), room, each.file());
            }
        }
        for (InPublic.Whole file : InPublic.wholeFiles(response, clock.instant())) {
            String text = published.find(id, file.file().sha256()).orElse("");
            if (!text.isEmpty()) room -= add(parts, file.number(), text, room, name(id, response, file));
        }
        return parts;
    }

    /** @return how much of the room it has taken */
    private static int add(List<Part> parts, int number, String text, int room, String name) {
        String kept = text.length() > room ? text.substring(0, room) : text;
        parts.add(new Part("files/" + number, kept, name));
        return kept.length();
    }

    /** As in the list of what can be saved. */
    private String name(ResponseId id, Response response, InPublic.Whole file) {
        String sha256 = file.file().sha256();
        if (file.masked()) return InPublic.copyName(file.number(), files.ending(sha256));
        boolean person = response instanceof Response.Kept kept
                && kept.record().received().sender() == Sender.PERSON;
        String own = details.find(id, file.content()).names().getOrDefault(sha256, "");
        return FileNames.published(own, file.number(), person);
    }
}
