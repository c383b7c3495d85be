package se.samrad.responses.receipts;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import se.samrad.eventing.Rejected;
import se.samrad.eventing.store.CommitStore;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.domain.InPublic;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.Record;
import se.samrad.responses.domain.Response.Standing;
import se.samrad.responses.domain.Response.Supplement;
import se.samrad.responses.domain.Response.Web;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.files.KeptFiles;
import se.samrad.responses.files.UploadTimes;
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
        SUPERSEDED,
        /** All of it is sealed off, and nothing else is told of it. */
        SEALED
    }

    /**
     * What has come, followed by the token of its receipt: an answer, what was added to it, or that it was confirmed or taken back.
     *
     * @param answer path of the receipt of the answer that was confirmed or taken back
     * @param late whether it came after its sender's last day; asked anew each time, since more time may be given afterwards
     * @param sha256 null where all of it is sealed off, as are all that tell of it
     * @param upload from the first byte to the last, where it began in time and the answer was whole too late
     * @param signed the receipt as text that proves itself
     */
    public record Followed(
            String response,
            String consultation,
            String body,
            @Nullable String name,
            Filings.Kind kind,
            @Nullable String answer,
            Instant receivedAt,
            Arrival arrived,
            boolean late,
            @Nullable UploadTimes upload,
            @Nullable String sha256,
            List<Stored> files,
            Status status,
            @Nullable String documentNumber,
            @Nullable ResponseText text,
            @Nullable String signed) {
        /** That it came and is sealed off, and nothing else. */
        Followed sealedOff() {
            return new Followed(
                    response,
                    consultation,
                    body,
                    name,
                    kind,
                    answer,
                    receivedAt,
                    arrived,
                    late,
                    null,
                    null,
                    List.of(),
                    status,
                    null,
                    null,
                    null);
        }

        Followed with(List<Stored> left) {
            return new Followed(
                    response,
                    consultation,
                    body,
                    name,
                    kind,
                    answer,
                    receivedAt,
                    arrived,
                    late,
                    upload,
                    sha256,
                    left,
                    status,
                    documentNumber,
                    text,
                    signed);
        }

        Followed signed(String text) {
            return new Followed(
                    response,
                    consultation,
                    body,
                    name,
                    kind,
                    answer,
                    receivedAt,
                    arrived,
                    late,
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

    /**
     * An answer, or what was added to one.
     *
     * @param kept the answer, as it stands or as it stood when another came in its place
     * @param supplement null for the answer itself
     * @param present whether no other answer has come in its place
     */
    private record Came(Kept kept, Record record, @Nullable Supplement supplement, boolean present) {
        static Came of(Kept kept, long version, boolean present) {
            Record record = kept.record().find(version).orElseThrow();
            return new Came(kept, record, kept.record().supplement(version).orElse(null), present);
        }
    }

    private final CommitStore commits;
    private final Commands commands;
    private final DetailStore details;
    private final TextsController texts;
    private final Consulted consulted;
    private final KeptFiles keptFiles;
    private final ResponseKeys keys;
    private final SigningKeys signingKeys;
    private final Clock clock;

    Receipts(
            CommitStore commits,
            Commands commands,
            DetailStore details,
            TextsController texts,
            Consulted consulted,
            KeptFiles keptFiles,
            ResponseKeys keys,
            SigningKeys signingKeys,
            Clock clock) {
        this.commits = commits;
        this.commands = commands;
        this.details = details;
        this.texts = texts;
        this.consulted = consulted;
        this.keptFiles = keptFiles;
        this.keys = keys;
        this.signingKeys = signingKeys;
        this.clock = clock;
    }

    /**
     * The receipt of what has just come, from what is in hand.
     *
     * @param version of the event by which it came
     * @param names of its files
     */
    public Receipt first(ResponseId id, long version, ResponseReceived event, Map<String, String> names) {
        Instant at = event.channel() == Channel.WEB ? event.arrived().at() : null;
        if (at == null) at = received(id, version).orElseThrow().at();
        return receipt(id, version, at, event, names);
    }

    /** @param version of the event by which it came; with what has been sealed off since */
    public Receipt receipt(ResponseId id, long version) {
        Received received = received(id, version).orElseThrow();
        return receipt(id, version, received.at(), received.event());
    }

    /** The receipt of what came once, without what has been sealed off since. */
    public Receipt again(ResponseId id, long version) {
        return receipt(id, came(id, version).record().open());
    }

    /** @param record an answer, or what was added to one, as whoever gets it may see it */
    public Receipt receipt(ResponseId id, Record record) {
        Received received = received(id, record.since()).orElseThrow();
        return receipt(id, record.since(), received.at(), record.received());
    }

    private Receipt receipt(ResponseId id, long version, Instant at, ResponseReceived event) {
        return receipt(id, version, at, event, details.find(id, event.content()).names());
    }

    private Receipt receipt(
            ResponseId id, long version, Instant at, ResponseReceived event, Map<String, String> names) {
        return new Receipt(
                id.text(),
                id.consultation(),
                id.sender(),
                at,
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

    /** A receipt that was given, as text that proves itself; it tells of files only how large they are, and their checksums. */
    String signed(ResponseId id, long version) {
        return Objects.requireNonNull(
                all(id, came(id, version), received(id, version).orElseThrow()).signed());
    }

    private Followed followed(ResponseId id, long version, Received received) {
        Came came = came(id, version);
        Followed all = all(id, came, received);
        Record record = came.record();
        if (record.sealedOff()) return all.sealedOff();
        return record.sealed() == null ? all : all.with(record.open().received().files());
    }

    private Followed all(ResponseId id, Came came, Received received) {
        ResponseReceived event = received.event();
        Followed followed = new Followed(
                id.text(),
                id.consultation(),
                id.sender(),
                event.sender() == Sender.BODY ? name(id) : null,
                came.supplement() == null ? Filings.Kind.ANSWER : Filings.Kind.SUPPLEMENT,
                null,
                received.at(),
                event.arrived(),
                late(id, event.arrived()),
                upload(id, event).orElse(null),
                event.content(),
                event.files(),
                status(came),
                came.kept().filings().documentNumber(came.record().since()),
                text(id, came),
                "");
        return followed.signed(SignedReceipt.write(followed, signingKeys));
    }

    /** Where another answer has come in its place, what is shown is not this one. */
    private @Nullable ResponseText text(ResponseId id, Came came) {
        if (!came.present()) return null;
        if (came.supplement() != null) return texts.published(id, came.kept(), came.supplement());
        return came.kept() instanceof Standing standing && standing.shown()
                ? texts.published(id, standing).orElse(null)
                : null;
    }

    /** What came by the event of this version. */
    private Came came(ResponseId id, long version) {
        if (commands.fold(Responses.KIND, id.stream()).state() instanceof Kept now
                && now.record().find(version).isPresent()) return Came.of(now, version, true);
        return records(id).stream()
                .filter(kept -> kept.record().find(version).isPresent())
                .findFirst()
                .map(kept -> Came.of(kept, version, false))
                .orElseThrow(Rejected::unknown);
    }

    /** How far has come what came by the event of this version. */
    public Status status(ResponseId id, long version) {
        return status(came(id, version));
    }

    /** What was added shares the fate of its answer. */
    private Status status(Came came) {
        if (came.record().sealedOff()) return Status.SEALED;
        if (!came.present() && came.kept() instanceof Standing) return Status.SUPERSEDED;
        Supplement supplement = came.supplement();
        if (supplement == null || !(came.kept() instanceof Standing standing)) return status(came.kept());
        return switch (supplement.web()) {
            case Web.Readable readable ->
                InPublic.readable(standing, clock.instant()) == null ? Status.RETRACTED : Status.PUBLISHED;
            case Web.TakenDown down -> Status.RETRACTED;
            case Web.Never never ->
                standing.filings().documentNumber(came.record().since()) == null ? Status.RECEIVED : Status.REGISTERED;
        };
    }

    /** All that has come in one response's stream, each as it stood last, oldest first. */
    public List<Kept> records(ResponseId id) {
        return records(commits.stream(id.stream()));
    }

    /** @param course all commits of the stream */
    static List<Kept> records(List<Commit> course) {
        List<ResponseEvent> events = new ArrayList<>();
        for (Commit commit : course) {
            for (Recorded event : commit.events()) {
                events.add(Responses.KIND.types().read(event.type(), event.schema(), event.data()));
            }
        }
        return Responses.records(events);
    }

    /**
     * Whether an answer was not the sender's, whatever has come since.
     *
     * @param answer version of the event by which it came
     */
    boolean disowned(ResponseId id, long answer) {
        return records(id).stream()
                .anyMatch(kept ->
                        kept instanceof Response.Disowned && kept.record().since() == answer);
    }

    /** What the details of one thing that came are kept under. */
    public String content(ResponseId id, Filings.Filing filing) {
        return content(id, filing.since());
    }

    String content(ResponseId id, long version) {
        return records(id).stream()
                .flatMap(kept -> kept.record().find(version).stream())
                .map(record -> record.received().content())
                .findFirst()
                .orElse("record-" + version);
    }

    /** What has left the web by its last day reads as what was taken down. */
    public Status status(Kept kept) {
        if (kept.record().sealedOff()) return Status.SEALED;
        return switch (kept) {
            case Response.Disowned disowned -> Status.DISOWNED;
            case Response.Withdrawn withdrawn -> Status.WITHDRAWN;
            case Standing standing ->
                switch (standing.web()) {
                    case Web.Readable readable
                    when standing.shown() ->
                        InPublic.readable(kept, clock.instant()) == null ? Status.RETRACTED : Status.PUBLISHED;
                    case Web.TakenDown down
                    when down.since() == standing.record().since() -> Status.RETRACTED;
                    case Web web -> standing.documentNumber() == null ? Status.RECEIVED : Status.REGISTERED;
                };
        };
    }

    /** Whether it came after its sender's last day, as that is now. */
    boolean late(ResponseId id, Arrival arrived) {
        return consulted
                .lastDay(id.consultation(), id.sender())
                .filter(last -> Deadline.late(arrived, last))
                .isPresent();
    }

    /**
     * How long the upload went on, where it began in time and the answer was whole too late. It changes nothing in when the
     * answer arrived; the authority weighs it. Asked anew each time: more time makes it superfluous.
     */
    public Optional<UploadTimes> upload(ResponseId id, ResponseReceived event) {
        if (event.channel() != Channel.WEB) return Optional.empty();
        return consulted
                .lastDay(id.consultation(), id.sender())
                .filter(last -> Deadline.late(event.arrived(), last))
                .flatMap(last ->
                        keptFiles.times(id, event.files()).filter(times -> !Deadline.passed(last, times.begun())));
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
        return receivedAt(commit, event.channel(), event.arrived());
    }

    static Instant receivedAt(Commit commit, Channel channel, Arrival arrival) {
        Instant arrived = arrival.at();
        boolean exact = channel == Channel.WEB || channel == Channel.EMAIL;
        return exact && arrived != null ? arrived : commit.time();
    }
}
