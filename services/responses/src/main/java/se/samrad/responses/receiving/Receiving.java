package se.samrad.responses.receiving;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Position;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseSupplemented;
import se.samrad.contracts.responses.SectionPosition;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Json;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.Together;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.Act;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.domain.Submission;
import se.samrad.responses.drafts.BeingSent;
import se.samrad.responses.drafts.DraftFiles;
import se.samrad.responses.files.Attachments;
import se.samrad.responses.files.FileSettings;
import se.samrad.responses.files.HandedIn;
import se.samrad.responses.files.KeptFiles;
import se.samrad.responses.files.Safety;
import se.samrad.responses.texts.Renditions;

/**
 * Receives a response. What was written, the files and the details are stored first and the commit names them: a crash in
 * between leaves only what the sweep takes away.
 */
@Component
class Receiving {
    /**
     * What has come.
     *
     * @param said by the sender
     * @param who as far as it is told, outside the events
     * @param staff whether staff enter it on the sender's behalf
     * @param owners under whose names its files were handed in
     * @param space whether it may also name files of the body's own space
     * @param relation to the one that stands
     * @param seen version in which its sender read that one; null when that is not said
     */
    record Incoming(
            ResponseId id,
            Sender sender,
            ResponseInput said,
            Details who,
            boolean staff,
            List<String> owners,
            boolean space,
            Relation relation,
            @Nullable Long seen) {}

    /** How what has come relates to the answer that stands. */
    enum Relation {
        /** There is none. */
        FIRST,
        /** It takes its place. */
        REPLACES,
        /** It is added to it. */
        SUPPLEMENTS;

        Act act(ResponseReceived event, @Nullable Long seen) {
            return switch (this) {
                case FIRST -> new Act.Receive(event);
                case REPLACES -> new Act.Supersede(event, seen);
                case SUPPLEMENTS ->
                    new Act.Add(new ResponseSupplemented(
                            event.channel(),
                            event.arrived(),
                            event.arrivedReason(),
                            event.text(),
                            event.files(),
                            event.content()));
            };
        }
    }

    /** Everything that came and is kept for good, in the order in which its checksum covers it. */
    private record Content(
            Sender sender,
            @Nullable Position position,
            boolean preliminary,
            @Nullable Stored text,
            List<SectionPosition> sections,
            List<Stored> files,
            @Nullable String reference,
            @Nullable OwnDecision decision) {}

    private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);

    private final Commands commands;
    private final Consulted consulted;
    private final Renditions renditions;
    private final DetailStore details;
    private final HandedIn handedIn;
    private final KeptFiles kept;
    private final Attachments attachments;
    private final DraftFiles drafts;
    private final BeingSent beingSent;
    private final FileSettings fileSettings;
    private final ResponseKeys keys;
    private final Clock clock;

    Receiving(
            Commands commands,
            Consulted consulted,
            Renditions renditions,
            DetailStore details,
            HandedIn handedIn,
            KeptFiles kept,
            Attachments attachments,
            DraftFiles drafts,
            BeingSent beingSent,
            FileSettings fileSettings,
            ResponseKeys keys,
            Clock clock) {
        this.commands = commands;
        this.consulted = consulted;
        this.renditions = renditions;
        this.details = details;
        this.handedIn = handedIn;
        this.kept = kept;
        this.attachments = attachments;
        this.drafts = drafts;
        this.beingSent = beingSent;
        this.fileSettings = fileSettings;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What became of it.
     *
     * @param outcome its answer holds the version of the event by which the response came
     * @param event null when it had come before
     * @param names of its files
     */
    record Taken(Outcome outcome, @Nullable ResponseReceived event, Map<String, String> names) {}

    Taken receive(Incoming incoming, Command command) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // Who has no account is named by the key, so only a request sent again can find anything.
        if (incoming.relation() == Relation.FIRST
                && Ids.withoutAccount(incoming.id().sender())) {
            try {
                return taken(incoming, command, now, true);
            } catch (Rejected rejected) {
                return again(answeredBefore(incoming, command).orElseThrow(() -> rejected));
            }
        }
        boolean empty = commands.fold(Responses.KIND, incoming.id().stream()).version() == 0;
        Optional<Outcome> before = empty ? Optional.empty() : answeredBefore(incoming, command);
        return before.isPresent() ? again(before.get()) : taken(incoming, command, now, empty);
    }

    /**
     * Receives what a body sends, whose draft nobody changes meanwhile.
     *
     * @param draft as its sender saw it; null when that is not said
     */
    Taken receive(Incoming incoming, @Nullable String draft, Command command) {
        try {
            return beingSent.during(incoming.id(), draft, () -> receive(incoming, command));
        } catch (Rejected rejected) {
            if (!rejected.reason().equals(BeingSent.CHANGED)) throw rejected;
            // The draft of an answer that was received is gone, which is no change.
            return again(answeredBefore(incoming, command).orElseThrow(() -> rejected));
        }
    }

    private static Taken again(Outcome before) {
        return new Taken(before, null, Map.of());
    }

    /** @param empty whether nothing is expected in the stream */
    private Taken taken(Incoming incoming, Command command, Instant now, boolean empty) {
        Submission said = checked(incoming, now);
        if (said.files().size() > fileSettings.perResponseMax()) throw Rejected.member("files", "too-many");
        Map<String, DraftFiles.Own> space = space(incoming, said.files());
        Instant asked = isHere(incoming, said.files(), space)
                ? drafts.asked(incoming.id(), command.key() + "/" + command.request(), now)
                : now;
        Road road = incoming.said().road(incoming.staff(), asked);
        Brought brought = brought(incoming, said.files(), space, asked);
        List<HandedIn.Owned> owned = brought.files();
        if (owned.isEmpty() && said.saysNothing() && !brought.leftOut().isEmpty()) {
            throw Rejected.member("files[0]", brought.leftOut().getFirst().reason());
        }
        List<Stored> stored = owned.stream().map(HandedIn.Owned::stored).toList();
        Rendition rendition = said.rendition(keys.random());
        Stored text = rendition == null ? null : Renditions.stored(rendition);
        ResponseReceived event = event(incoming, said, road, text, stored);
        Details who = details(incoming.who(), brought);
        List<Runnable> writes = new ArrayList<>();
        if (rendition != null) writes.add(() -> renditions.put(incoming.id(), rendition));
        if (!who.equals(Details.NONE)) writes.add(() -> details.put(incoming.id(), event.content(), who));
        if (!owned.isEmpty()) writes.add(() -> keep(incoming.id(), owned));
        Act act = incoming.relation().act(event, incoming.seen());
        Outcome outcome;
        try {
            Together.run(writes);
            outcome = handle(incoming.id(), command, response -> Act.decide(act, response), empty);
        } catch (Rejected rejected) {
            // Where the store does not say whether it took the commit, what it names has to stay.
            if (rejected.kind() != Rejected.Kind.UNAVAILABLE) takeBack(incoming.id(), event);
            throw rejected;
        }
        if (outcome.changed()) return new Taken(outcome, event, who.names());
        takeBack(incoming.id(), event);
        return again(outcome);
    }

    /**
     * Whoever sends again, or is refused, leaves nothing more of who it is and what it said. Words begin at random, so no commit names
     * what was just written with them; without words it may be the very details that one names.
     */
    private void takeBack(ResponseId id, ResponseReceived event) {
        if (event.text() == null) return;
        try {
            details.takeBack(id, event.content());
            renditions.takeBack(id, event.text());
        } catch (MongoException e) {
            LOG.warn("what was stored for {} in vain is left to the sweep: {}", id.text(), e.toString());
        }
    }

    /** Whether all of it is here, and some of it in the space: before that it has not arrived. */
    private boolean isHere(Incoming incoming, List<String> named, Map<String, DraftFiles.Own> space) {
        return named.stream().anyMatch(space::containsKey)
                && named.stream()
                        .allMatch(sha256 -> space.containsKey(sha256)
                                || handedIn.owned(incoming.owners(), sha256).isPresent());
    }

    private void keep(ResponseId id, List<HandedIn.Owned> owned) {
        if (!kept.keep(id, owned)) throw Rejected.member("files", "file-unknown");
    }

    /** A request sent again gets its first answer, whatever has become of the consultation since. */
    private Optional<Outcome> answeredBefore(Incoming incoming, Command command) {
        Commands.Decision<ResponseEvent, Response> look = response -> {
            if (response instanceof Response.Standing && incoming.relation() == Relation.FIRST)
                throw Rejected.conflict(Act.ALREADY_ANSWERED);
            return List.of();
        };
        Outcome outcome = handle(incoming.id(), command, look, false);
        return outcome.repeated() ? Optional.of(outcome) : Optional.empty();
    }

    /**
     * Whoever finds that there is an answer already looks once more under its own key: the same request may have been
     * committed by another thread just before the decision.
     *
     * @param empty whether nothing is expected in the stream
     */
    private Outcome handle(
            ResponseId id, Command command, Commands.Decision<ResponseEvent, Response> decision, boolean empty) {
        for (int look = 1; ; look++) {
            try {
                return empty && look == 1
                        ? commands.begin(Responses.KIND, id.stream(), command, decision)
                        : commands.handle(Responses.KIND, id.stream(), command, decision);
            } catch (Rejected rejected) {
                if (look == 2 || !rejected.reason().equals(Act.ALREADY_ANSWERED)) throw rejected;
            }
        }
    }

    /** Who is asked may know of what is not open yet; any other body, as everybody, may not. */
    private boolean mayKnow(Incoming incoming) {
        if (incoming.staff()) return true;
        ResponseId id = incoming.id();
        return incoming.sender() == Sender.BODY && consulted.isAsked(id.consultation(), id.sender());
    }

    private Submission checked(Incoming incoming, Instant now) {
        ResponseId id = incoming.id();
        ConsultationState consultation = consulted.receiving(id.consultation(), now, () -> mayKnow(incoming));
        boolean body = incoming.sender() == Sender.BODY;
        if (body && !consulted.isBody(id.sender())) throw Rejected.unknown();
        // What stands already is changed by whoever sent it, whatever has become of it since.
        if (body && incoming.relation() == Relation.FIRST) {
            consulted.answersItself(
                    id.consultation(),
                    id.sender(),
                    other -> incoming.staff() || Caller.current().hasAny(Scopes.body(other)));
        }
        // What arrives at the authority in another way is entered by staff, asked for or not.
        if (consultation.facts().invitedOnly() && !incoming.staff()) {
            if (!body || !consulted.isAsked(id.consultation(), id.sender())) throw Rejected.because("not-asked");
        }
        Submission said = incoming.said().submission();
        List<String> named = said.sections().stream()
                .map(Submission.OnSection::section)
                .filter(Objects::nonNull)
                .limit(Submission.SECTIONS_MAX)
                .toList();
        said.check(consultation.facts().questions().size(), consulted.sections(id.consultation(), named));
        return said.tidied();
    }

    /** What is received of the files, and what is not. */
    private record Brought(List<HandedIn.Owned> files, List<Details.LeftOut> leftOut) {}

    private Brought brought(Incoming incoming, List<String> named, Map<String, DraftFiles.Own> space, Instant asked) {
        List<HandedIn.Owned> owned = new ArrayList<>();
        List<Details.LeftOut> leftOut = new ArrayList<>();
        List<Rejected.Member> wrong = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            DraftFiles.Own own = space.get(named.get(i));
            String refused = own == null ? null : handOver(incoming, own, asked);
            Optional<HandedIn.Owned> file = handedIn.owned(incoming.owners(), named.get(i));
            if (own != null && refused != null) leftOut.add(new Details.LeftOut(own.name(), refused));
            else if (file.isEmpty()) wrong.add(new Rejected.Member("files[" + i + "]", "file-unknown"));
            // It was found out after the upload: the file is left out and the rest is received.
            else if (file.get().safety() == Safety.INFECTED)
                leftOut.add(new Details.LeftOut(file.get().name(), "file-infected"));
            else owned.add(file.get());
        }
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        return new Brought(owned, leftOut);
    }

    /** While the space is away, what was handed in elsewhere is received all the same. */
    private Map<String, DraftFiles.Own> space(Incoming incoming, List<String> named) {
        if (!incoming.space() || named.isEmpty()) return Map.of();
        try {
            return drafts.own(incoming.id());
        } catch (MongoException e) {
            boolean elsewhere = named.stream()
                    .allMatch(
                            sha256 -> handedIn.owned(incoming.owners(), sha256).isPresent());
            if (elsewhere) return Map.of();
            throw e;
        }
    }

    /**
     * A file of the space is handed in now, as if it were uploaded: when it came to the space is the body's own affair. Who sends
     * again after a crash goes on with those that were not handed over.
     *
     * @return why it is not received; null when it is
     */
    private @Nullable String handOver(Incoming incoming, DraftFiles.Own own, Instant now) {
        if (own.safety() == Safety.INFECTED) return "file-infected";
        List<String> sender = List.of(incoming.owners().getFirst());
        boolean done = handedIn.owned(sender, own.sha256())
                .filter(file -> file.name().equals(own.name()))
                .isPresent();
        if (done) return null;
        try {
            attachments.take(sender.getFirst(), now, own.name(), own.content());
            return null;
        } catch (Rejected rejected) {
            if (rejected.kind() != Rejected.Kind.REFUSED) throw rejected;
            return rejected.members().getFirst().reason();
        }
    }

    private static ResponseReceived event(
            Incoming incoming, Submission said, Road road, @Nullable Stored text, List<Stored> files) {
        Content content = new Content(
                incoming.sender(),
                said.position(),
                said.preliminary(),
                text,
                said.sectionPositions(),
                files,
                said.reference(),
                said.decision());
        return new ResponseReceived(
                incoming.sender(),
                road.channel(),
                road.arrived(),
                road.arrivedReason(),
                said.position(),
                said.sectionPositions(),
                said.preliminary(),
                said.reference(),
                said.decision(),
                text,
                files,
                Command.sha256(Json.write(content).getBytes(UTF_8)));
    }

    private static Details details(Details who, Brought brought) {
        List<Details.LeftOut> leftOut = new ArrayList<>(who.leftOut());
        leftOut.addAll(brought.leftOut());
        return new Details(
                who.name(),
                who.email(),
                who.organisation(),
                brought.files().stream()
                        .map(file -> new Details.FileName(file.sha256(), file.name()))
                        .toList(),
                null,
                leftOut,
                who.language());
    }
}
