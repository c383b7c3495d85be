package se.samrad.responses.receipts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.ResponseEvent.ResponseConfirmed;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseSupplemented;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commit;
import se.samrad.eventing.Json;
import se.samrad.eventing.Recorded;
import se.samrad.eventing.store.CommitStore;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.domain.Response.Disowned;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.receipts.Receipts.Followed;
import se.samrad.responses.receipts.Receipts.Status;

/** Receipts of what a sender does with an answer that stands: that it is confirmed, or taken back. Made anew each time, like all. */
@Component
public class ActReceipts {
    /**
     * A receipt that can be given, mostly of an act.
     *
     * @param url where it is followed
     */
    public record Given(Filings.Kind kind, Instant receivedAt, String url) {}

    /**
     * Receipts of all that a sender has sent, oldest first.
     *
     * @param acts of what was done with the newest answer
     * @param earlier of the answers that stood before it, and of what was said about them
     */
    public record Course(List<Given> acts, List<Given> earlier) {}

    /** Everything that came, in the order in which its checksum covers it. */
    private record Content(
            Filings.Kind kind,
            String answer,
            @Nullable OwnDecision decision,
            @Nullable Stored extract,
            @Nullable Stored reason) {}

    private final CommitStore commits;
    private final Commands commands;
    private final Receipts receipts;
    private final ResponseKeys keys;
    private final SigningKeys signingKeys;

    ActReceipts(CommitStore commits, Commands commands, Receipts receipts, ResponseKeys keys, SigningKeys signingKeys) {
        this.commits = commits;
        this.commands = commands;
        this.receipts = receipts;
        this.keys = keys;
        this.signingKeys = signingKeys;
    }

    /** Empty when it is not one that we gave, or not of such an act. */
    Optional<Followed> followed(String token) {
        return ReceiptToken.read(token, keys)
                .flatMap(read -> all(read.id(), read.version()))
                .map(all -> all.status() == Status.SEALED ? all.sealedOff() : all);
    }

    /** In which language the sender answered; empty when nobody knows, or it is not a receipt that we gave. */
    Optional<String> language(String token) {
        return ReceiptToken.read(token, keys).flatMap(read -> {
            if (!(commands.fold(Responses.KIND, read.id().stream()).state() instanceof Kept kept))
                return Optional.empty();
            Filings.Filing filing = kept.filings().find(read.version()).orElse(null);
            if (filing == null) return Optional.empty();
            String content = receipts.content(read.id(), isAct(filing) ? filing.answer() : filing.since());
            return Optional.ofNullable(receipts.details(read.id(), content).language());
        });
    }

    /** With the text that proves it, also where all of it has been sealed off since. */
    Optional<Followed> all(ResponseId id, long version) {
        if (!(commands.fold(Responses.KIND, id.stream()).state() instanceof Kept kept)) return Optional.empty();
        return kept.filings().find(version).flatMap(filing -> all(id, kept, filing));
    }

    /** Of all that came but what is not the sender's to read. The stream is read once, however much that is. */
    public Course course(ResponseId id, Kept kept) {
        List<Commit> course = commits.stream(id.stream());
        Set<Long> readable = Receipts.records(course).stream()
                .filter(answer -> !answer.record().sealedOff() && !(answer instanceof Disowned))
                .map(answer -> answer.record().since())
                .collect(Collectors.toSet());
        Map<Long, Commit> by = course.stream().collect(Collectors.toMap(Commit::first, commit -> commit));
        List<Given> acts = new ArrayList<>();
        List<Given> earlier = new ArrayList<>();
        for (Filings.Filing filing : kept.filings().all()) {
            Commit commit = by.get(filing.since());
            if (commit == null || !readable.contains(filing.answer())) continue;
            boolean newest = filing.answer() == kept.record().since();
            if (newest && !isAct(filing)) continue;
            Given given = new Given(filing.kind(), receivedAt(commit), url(id, filing.since()));
            (newest ? acts : earlier).add(given);
        }
        return new Course(acts, earlier);
    }

    private static boolean isAct(Filings.Filing filing) {
        return filing.kind() == Filings.Kind.CONFIRMATION || filing.kind() == Filings.Kind.WITHDRAWAL;
    }

    private static Instant receivedAt(Commit commit) {
        Recorded first = commit.events().getFirst();
        return switch (Responses.KIND.types().read(first.type(), first.schema(), first.data())) {
            case ResponseReceived event -> Receipts.receivedAt(commit, event.channel(), event.arrived());
            case ResponseSupplemented event -> Receipts.receivedAt(commit, event.channel(), event.arrived());
            case ResponseConfirmed event -> Receipts.receivedAt(commit, event.channel(), event.arrived());
            case ResponseWithdrawn event -> Receipts.receivedAt(commit, event.channel(), event.arrived());
            default -> commit.time();
        };
    }

    /** Path of the newest receipt of this kind. */
    public Optional<String> newest(ResponseId id, Filings.Kind kind) {
        if (!(commands.fold(Responses.KIND, id.stream()).state() instanceof Kept kept)) return Optional.empty();
        return kept.filings().all().stream()
                .filter(filing -> filing.kind() == kind)
                .reduce((earlier, later) -> later)
                .map(filing -> url(id, filing.since()));
    }

    String url(ResponseId id, long version) {
        return "/kvittens/" + new ReceiptToken(id, version).write(keys);
    }

    private Optional<Followed> all(ResponseId id, Kept kept, Filings.Filing filing) {
        Commit commit = commits.at(id.stream(), filing.since()).orElse(null);
        if (commit == null) return Optional.empty();
        Recorded first = commit.events().getFirst();
        String answer = receipts.content(id, filing.answer());
        Instant at;
        Content content;
        switch (Responses.KIND.types().read(first.type(), first.schema(), first.data())) {
            case ResponseConfirmed event -> {
                at = Receipts.receivedAt(commit, event.channel(), event.arrived());
                content = new Content(filing.kind(), answer, event.decision(), event.extract(), null);
            }
            case ResponseWithdrawn event -> {
                at = Receipts.receivedAt(commit, event.channel(), event.arrived());
                content = new Content(filing.kind(), answer, null, null, event.reason());
            }
            default -> {
                return Optional.empty();
            }
        }
        Followed followed = new Followed(
                id.text(),
                id.consultation(),
                id.sender(),
                kept.record().received().sender() == Sender.BODY ? receipts.name(id) : null,
                filing.kind(),
                url(id, filing.answer()),
                at,
                filing.arrived(),
                false,
                null,
                Command.sha256(Json.write(content).getBytes(UTF_8)),
                content.extract() == null ? List.of() : List.of(content.extract()),
                status(kept, filing),
                filing.documentNumber(),
                null,
                "");
        return Optional.of(followed.signed(SignedReceipt.write(followed, answer, signingKeys)));
    }

    private static Status status(Kept kept, Filings.Filing filing) {
        if (kept.filings().sealedOff(filing.answer())) return Status.SEALED;
        return filing.documentNumber() == null ? Status.RECEIVED : Status.REGISTERED;
    }
}
