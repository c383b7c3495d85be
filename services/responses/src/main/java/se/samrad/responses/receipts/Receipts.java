package se.samrad.responses.receipts;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseSupplemented;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.store.CommitStore;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.Standing;
import se.samrad.responses.domain.Response.Web;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.texts.ResponseText;
import se.samrad.responses.texts.TextsController;

/** Makes receipts from what is committed, each time anew: names of files can be deleted, so they are in no stored answer. */
@Component
public class Receipts {
    /** What a file is called when its name has been deleted. */
    private static final String NAMELESS = "fil";

    /** The receipt of a response. */
    public record Receipt(
            String response,
            String consultation,
            String body,
            Instant receivedAt,
            String sha256,
            List<NamedFile> files,
            String url) {}

    public record NamedFile(String name, long size, String sha256) {}

    /** How far a response has come. */
    public enum Status {
        RECEIVED,
        REGISTERED,
        PUBLISHED,
        RETRACTED,
        DISOWNED,
        WITHDRAWN,
        SUPERSEDED
    }

    /**
     * A response followed by the token of its receipt.
     *
     * @param upload from the first byte to the last, where it began in time and the answer was whole too late
     * @param signed the receipt as text that proves itself
     */
    public record Followed(
            String response,
            String consultation,
            String body,
            @Nullable String name,
            Instant receivedAt,
            Arrival arrived,
            FileStore.@Nullable Times upload,
            String sha256,
            List<Stored> files,
            Status status,
            @Nullable String documentNumber,
            @Nullable ResponseText text,
            String signed) {
        Followed signed(String text) {
            return new Followed(
                    response,
                    consultation,
                    body,
                    name,
                    receivedAt,
                    arrived,
                    upload,
                    sha256,
                    files,
                    status,
                    documentNumber,
                    this.text,
                    text);
        }
    }

    private record Received(Instant at, ResponseReceived event) {}

    private final CommitStore commits;
    private final Commands commands;
    private final DetailStore details;
    private final TextsController texts;
    private final Consulted consulted;
    private final FileStore files;
    private final ResponseKeys keys;
    private final SigningKeys signingKeys;
    private final Clock clock;

    Receipts(
            CommitStore commits,
            Commands commands,
            DetailStore details,
            TextsController texts,
            Consulted consulted,
            FileStore files,
            ResponseKeys keys,
            SigningKeys signingKeys,
            Clock clock) {
        this.commits = commits;
        this.commands = commands;
        this.details = details;
        this.texts = texts;
        this.consulted = consulted;
        this.files = files;
        this.keys = keys;
        this.signingKeys = signingKeys;
        this.clock = clock;
    }

    /** @param version of the event by which it came */
    public Receipt receipt(ResponseId id, long version) {
        Received received = received(id, version).orElseThrow();
        ResponseReceived event = received.event();
        Map<String, String> names = details.find(id, event.content()).names();
        return new Receipt(
                id.text(),
                id.consultation(),
                id.sender(),
                received.at(),
                event.content(),
                event.files().stream()
                        .map(file ->
                                new NamedFile(names.getOrDefault(file.sha256(), NAMELESS), file.size(), file.sha256()))
                        .toList(),
                "/kvittens/" + new ReceiptToken(id, version).write(keys));
    }

    /** Empty when it is not one that we gave. */
    public Optional<Followed> followed(String token) {
        return ReceiptToken.read(token, keys)
                .flatMap(read -> received(read.id(), read.version())
                        .map(received -> followed(read.id(), read.version(), received)));
    }

    /** A receipt that was given, as text that proves itself. */
    String signed(ResponseId id, long version) {
        return followed(id, version, received(id, version).orElseThrow()).signed();
    }

    private Followed followed(ResponseId id, long version, Received received) {
        Response response = commands.fold(Responses.KIND, id.stream()).state();
        ResponseReceived event = received.event();
        Kept newest = (Kept) response;
        // Where another answer has come in its place, what is registered and shown is not this one.
        Kept kept = newest.record().since() == version ? newest : null;
        Response.Supplement supplement = newest.record().supplement(version).orElse(null);
        Followed followed = new Followed(
                id.text(),
                id.consultation(),
                id.sender(),
                event.sender() == Sender.BODY ? name(id) : null,
                received.at(),
                event.arrived(),
                upload(id, event).orElse(null),
                event.content(),
                event.files(),
                status(id, version, newest),
                newest.filings().documentNumber(version),
                kept instanceof Standing standing && standing.shown()
                        ? texts.published(id, kept).orElse(null)
                        : texts.published(id, newest, supplement),
                "");
        return followed.signed(SignedReceipt.write(followed, signingKeys));
    }

    /** How far has come what came by the event of this version. */
    public Status status(ResponseId id, long version) {
        return status(
                id, version, (Kept) commands.fold(Responses.KIND, id.stream()).state());
    }

    private Status status(ResponseId id, long version, Kept newest) {
        if (newest.record().since() == version) return status(newest);
        return records(id).stream()
                .filter(kept -> kept.record().supplement(version).isPresent())
                .findFirst()
                .map(kept -> supplemented(kept, version, newest))
                .orElseGet(() -> replaced(id, version));
    }

    /** What was added shares the fate of its answer. */
    private Status supplemented(Kept kept, long version, Kept newest) {
        if (kept.record().since() != newest.record().since()) return replaced(kept);
        if (!(newest instanceof Standing)) return status(newest);
        Response.Supplement one = newest.record().supplement(version).orElseThrow();
        if (one.shown())
            return Responses.readable(newest, clock.instant()) == null ? Status.RETRACTED : Status.PUBLISHED;
        if (one.web() instanceof Web.TakenDown) return Status.RETRACTED;
        return newest.filings().documentNumber(version) == null ? Status.RECEIVED : Status.REGISTERED;
    }

    /** How far one has come in whose place another has come. */
    private Status replaced(ResponseId id, long version) {
        return records(id).stream()
                .filter(kept -> kept.record().since() == version)
                .findFirst()
                .map(this::replaced)
                .orElse(Status.DISOWNED);
    }

    private Status replaced(Kept kept) {
        return kept instanceof Standing ? Status.SUPERSEDED : status(kept);
    }

    /** All that has come in one response's stream, each as it stood last, oldest first. */
    public List<Kept> records(ResponseId id) {
        List<ResponseEvent> events = new ArrayList<>();
        for (Commit commit : commits.stream(id.stream())) {
            for (Recorded event : commit.events()) {
                events.add(Responses.KIND.types().read(event.type(), event.schema(), event.data()));
            }
        }
        return Responses.records(events);
    }

    /** What the details of one thing that came are kept under. */
    public String content(ResponseId id, Filings.Filing filing) {
        return records(id).stream()
                .flatMap(kept -> kept.record().find(filing.since()).stream())
                .map(record -> record.received().content())
                .findFirst()
                .orElse("record-" + filing.since());
    }

    /** What has left the web by its last day reads as what was taken down. */
    public Status status(Kept kept) {
        return switch (kept) {
            case Response.Disowned disowned -> Status.DISOWNED;
            case Response.Withdrawn withdrawn -> Status.WITHDRAWN;
            case Standing standing ->
                switch (standing.web()) {
                    case Web.Readable readable
                    when standing.shown() ->
                        Responses.readable(kept, clock.instant()) == null ? Status.RETRACTED : Status.PUBLISHED;
                    case Web.TakenDown down
                    when down.since() == standing.record().since() -> Status.RETRACTED;
                    case Web web -> standing.documentNumber() == null ? Status.RECEIVED : Status.REGISTERED;
                };
        };
    }

    /**
     * How long the upload went on, where it began in time and the answer was whole too late. It changes nothing in when the
     * answer arrived; the authority weighs it. Asked anew each time: more time makes it superfluous.
     */
    public Optional<FileStore.Times> upload(ResponseId id, ResponseReceived event) {
        if (event.channel() != Channel.WEB) return Optional.empty();
        return consulted
                .lastDay(id.consultation(), id.sender())
                .filter(last -> Deadline.late(event.arrived(), last))
                .flatMap(last -> files.times(id, event.files()).filter(times -> !Deadline.passed(last, times.begun())));
    }

    /** The body's name, as it was asked or else as the register has it. */
    public @Nullable String name(ResponseId id) {
        return consulted
                .invitation(id.consultation(), id.sender())
                .map(InvitationState::name)
                .or(() -> consulted.body(id.sender()).map(body -> body.name()))
                .orElse(null);
    }

    /** What was told of the sender, as far as it has not been deleted. */
    Details details(ResponseId id, String content) {
        return details.find(id, content);
    }

    private Optional<Received> received(ResponseId id, long version) {
        return commits.at(id.stream(), version)
                .flatMap(commit -> event(commit, id).map(event -> new Received(receivedAt(commit, event), event)));
    }

    private Optional<ResponseReceived> event(Commit commit, ResponseId id) {
        Recorded first = commit.events().getFirst();
        return switch (Responses.KIND.types().read(first.type(), first.schema(), first.data())) {
            case ResponseReceived event -> Optional.of(event);
            case ResponseSupplemented event -> Optional.of(Responses.written(event, sender(id)));
            default -> Optional.empty();
        };
    }

    /** One stream is one sender's. */
    private Sender sender(ResponseId id) {
        Response response = commands.fold(Responses.KIND, id.stream()).state();
        return ((Kept) response).record().received().sender();
    }

    /**
     * What came over the web, or by a message whose moment is known, is received when it has arrived; of the rest staff say on
     * which day it arrived, and this is when they did.
     */
    public static Instant receivedAt(Commit commit, ResponseReceived event) {
        Instant arrived = event.arrived().at();
        boolean exact = event.channel() == Channel.WEB || event.channel() == Channel.EMAIL;
        return exact && arrived != null ? arrived : commit.time();
    }
}
