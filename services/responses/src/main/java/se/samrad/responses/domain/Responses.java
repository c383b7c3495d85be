package se.samrad.responses.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.published.PublicResponse;
import se.samrad.contracts.published.PublicResponseEvent;
import se.samrad.contracts.responses.Amendments;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.FileMasked;
import se.samrad.contracts.responses.ResponseEvent.PositionsInterpreted;
import se.samrad.contracts.responses.ResponseEvent.RegistrationCorrected;
import se.samrad.contracts.responses.ResponseEvent.ResponseConfirmed;
import se.samrad.contracts.responses.ResponseEvent.ResponseDisowned;
import se.samrad.contracts.responses.ResponseEvent.ResponseMasked;
import se.samrad.contracts.responses.ResponseEvent.ResponsePublished;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseRegistered;
import se.samrad.contracts.responses.ResponseEvent.ResponseRetracted;
import se.samrad.contracts.responses.ResponseEvent.ResponseSealed;
import se.samrad.contracts.responses.ResponseEvent.ResponseSupplemented;
import se.samrad.contracts.responses.ResponseEvent.ResponseUnsealed;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.contracts.responses.ResponseEvent.SecrecyAssessed;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.contracts.responses.Sealing;
import se.samrad.contracts.responses.Sender;
import se.samrad.contracts.responses.Supplements;
import se.samrad.contracts.responses.Unregistered;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.StreamKind;
import se.samrad.responses.domain.Response.Disowned;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.None;
import se.samrad.responses.domain.Response.Record;
import se.samrad.responses.domain.Response.Standing;
import se.samrad.responses.domain.Response.Supplement;
import se.samrad.responses.domain.Response.Web;
import se.samrad.responses.domain.Response.Withdrawn;

/** The streams of responses: how events change them, and what staff see; what everybody may know tells {@link InPublic}. */
public final class Responses {
    public static final StreamKind<ResponseEvent, Response> KIND = new StreamKind<>(
            Vocabulary.RESPONSES.stream(),
            Topics.RESPONSES,
            "/samrad/responses",
            EventTypes.of(ResponseEvent.class),
            new None(),
            Responses::evolve,
            new StreamKind.Standing<>(Vocabulary.schema(ResponseState.class), Responses::state, false),
            new StreamKind.Open<>(
                    Topics.PUBLIC,
                    EventTypes.of(PublicResponseEvent.class),
                    Vocabulary.schema(PublicResponse.class),
                    InPublic::open,
                    InPublic::tell,
                    InPublic::toldTime));

    private Responses() {}

    public static Response evolve(Response response, ResponseEvent event) {
        long version = response.version() + 1;
        if (event instanceof ResponseReceived received) return received(response, version, received);
        if (!(response instanceof Kept kept)) throw new IllegalStateException("the first event is another: " + event);
        Record record = kept.record();
        Filings filings = filings(kept, version, event);
        return switch (event) {
            case ResponseReceived received -> received(response, version, received);
            case ResponseRegistered registered -> with(kept, version, record, filings);
            case RegistrationCorrected corrected -> with(kept, version, record, filings);
            case ResponseSupplemented supplemented -> {
                Record added = Record.of(
                        version, written(supplemented, record.received().sender()));
                yield with(kept, version, record.with(new Supplement(added, new Web.Never())), filings);
            }
            case SecrecyAssessed assessed ->
                changed(kept, version, assessed.record(), one -> one.assessed(assessed), filings);
            case ResponseMasked masked -> changed(kept, version, masked.record(), one -> one.masked(masked), filings);
            case FileMasked masked -> changed(kept, version, masked.record(), one -> one.masked(masked), filings);
            case ResponsePublished published -> published(kept, version, published, filings);
            case ResponseRetracted retracted -> retracted(kept, version, retracted, filings);
            case PositionsInterpreted interpreted -> with(kept, version, record.interpreted(interpreted), filings);
            case ResponseConfirmed confirmed -> with(kept, version, record.confirmed(confirmed), filings);
            case ResponseDisowned disowned -> disowned(kept, version, filings);
            case ResponseWithdrawn withdrawn -> new Withdrawn(version, record, withdrawn, kept.before(), filings);
            case ResponseSealed sealed -> sealed(kept, version, sealed);
            case ResponseUnsealed unsealed -> with(kept, version, record.sealed(null), filings.unsealed());
        };
    }

    private static Kept changed(
            Kept kept, long version, @Nullable Long of, UnaryOperator<Record> change, Filings filings) {
        if (of == null) return with(kept, version, change.apply(kept.record()), filings);
        return added(kept, version, of, one -> new Supplement(change.apply(one.record()), one.web()), filings);
    }

    private static Kept shown(Kept kept, long version, long of, Web web, Filings filings) {
        return added(kept, version, of, one -> new Supplement(one.record(), web), filings);
    }

    /** What was added stays with the answer that it was added to, also where another has come in its place. */
    private static Kept added(Kept kept, long version, long of, UnaryOperator<Supplement> change, Filings filings) {
        Supplement own = kept.record().supplement(of).orElse(null);
        if (own != null) return with(kept, version, kept.record().with(change.apply(own)), filings);
        Kept before = kept.before();
        if (before == null) throw new IllegalStateException("nothing was added by " + of);
        return with(
                kept, version, kept.record(), added(before, before.version(), of, change, before.filings()), filings);
    }

    private static Response published(Kept kept, long version, ResponsePublished published, Filings filings) {
        Record record = kept.record();
        if (published.record() != null) {
            Web web = new Web.Readable(published, published.record());
            return shown(kept, version, published.record(), web, filings);
        }
        return on(kept, version, record.supplementsHidden(), new Web.Readable(published, record.since()), filings);
    }

    private static Response retracted(Kept kept, long version, ResponseRetracted retracted, Filings filings) {
        Long of = retracted.record();
        if (of != null) return shown(kept, version, of, new Web.TakenDown(of), filings);
        return on(kept, version, kept.record().supplementsHidden(), new Web.TakenDown(since(kept)), filings);
    }

    /** What was added reads like an answer that says nothing of a position. */
    public static ResponseReceived written(ResponseSupplemented supplemented, Sender sender) {
        return new ResponseReceived(
                sender,
                supplemented.channel(),
                supplemented.arrived(),
                supplemented.arrivedReason(),
                null,
                List.of(),
                false,
                null,
                null,
                supplemented.text(),
                supplemented.files(),
                supplemented.content());
    }

    private static Filings filings(Kept kept, long version, ResponseEvent event) {
        Filings filings = kept.filings();
        return switch (event) {
            case ResponseConfirmed confirmed ->
                filings.with(version, Filings.Kind.CONFIRMATION, kept.record().since(), confirmed.arrived());
            case ResponseSupplemented supplemented ->
                filings.with(version, Filings.Kind.SUPPLEMENT, kept.record().since(), supplemented.arrived());
            case ResponseWithdrawn withdrawn ->
                filings.with(version, Filings.Kind.WITHDRAWAL, kept.record().since(), withdrawn.arrived());
            case ResponseRegistered registered ->
                filings.numbered(
                        registered.record() == null ? kept.record().since() : registered.record(),
                        registered.documentNumber());
            case RegistrationCorrected corrected ->
                filings.corrected(corrected.record() == null ? kept.record().since() : corrected.record(), corrected);
            default -> filings;
        };
    }

    /** Everybody reads the earlier one until this is published. */
    private static Response received(Response before, long version, ResponseReceived received) {
        Record record = Record.of(version, received);
        Filings earlier = before instanceof Kept kept ? kept.filings() : Filings.NONE;
        Filings filings = earlier.with(version, Filings.Kind.ANSWER, version, received.arrived());
        if (!(before instanceof Standing stood)) {
            return new Standing(version, record, new Web.Never(), before instanceof Kept kept ? kept : null, filings);
        }
        Web web = stood.web() instanceof Web.Readable readable ? readable : new Web.Never();
        return new Standing(version, record, web, stood, filings);
    }

    private static Response on(Kept kept, long version, Record record, Web web, Filings filings) {
        return new Standing(version, record, web, kept.before(), filings);
    }

    /** Where it replaced another, that one counts again: whoever sent this could not take it away. */
    private static Response disowned(Kept kept, long version, Filings filings) {
        if (!(kept instanceof Standing standing) || standing.replaces() == null) {
            return new Disowned(version, kept.record(), kept.before(), filings);
        }
        Standing earlier = standing.replaces();
        Web web = standing.earlierShown() ? standing.web() : down(earlier.web());
        Record record = earlier.record().sealed(filings.sealed(earlier.record().since()));
        return new Standing(version, record, web, earlier.before(), filings);
    }

    private static Web down(Web web) {
        return web instanceof Web.Readable readable ? new Web.TakenDown(readable.since()) : web;
    }

    private static long since(Kept kept) {
        return kept instanceof Standing standing && standing.web() instanceof Web.Readable readable
                ? readable.since()
                : kept.record().since();
    }

    /**
     * Every answer that has come, each as it stood last but with the numbers and seals of today, oldest first; the newest is the last.
     *
     * @param events of the whole stream
     */
    public static List<Kept> records(List<ResponseEvent> events) {
        Map<Long, Kept> records = new TreeMap<>();
        Response response = KIND.initial();
        for (ResponseEvent event : events) {
            Response after = evolve(response, event);
            if (event instanceof ResponseDisowned && response instanceof Kept kept) {
                records.put(
                        kept.record().since(),
                        new Disowned(after.version(), kept.record(), kept.before(), kept.filings()));
            }
            for (Kept one = after instanceof Kept kept ? kept : null; one != null; one = one.before()) {
                records.put(one.record().since(), one);
            }
            response = after;
        }
        if (!(response instanceof Kept newest)) return List.of();
        return records.values().stream()
                .map(kept -> with(
                        kept,
                        kept.version(),
                        kept.record()
                                .sealed(newest.filings().sealed(kept.record().since())),
                        newest.filings()))
                .toList();
    }

    private static Kept with(Kept kept, long version, Record record, Filings filings) {
        return with(kept, version, record, kept.before(), filings);
    }

    private static Kept with(Kept kept, long version, Record record, @Nullable Kept before, Filings filings) {
        return switch (kept) {
            case Standing standing -> new Standing(version, record, standing.web(), before, filings);
            case Disowned disowned -> new Disowned(version, record, before, filings);
            case Withdrawn withdrawn -> new Withdrawn(version, record, withdrawn.withdrawn(), before, filings);
        };
    }

    /** All that has come so far, whichever of it everybody reads. */
    private static Response sealed(Kept kept, long version, ResponseSealed sealed) {
        Record record = kept.record().sealed(sealed).supplementsHidden();
        Filings filings = kept.filings().sealed(sealed);
        return kept instanceof Standing standing
                ? new Standing(version, record, down(standing.web()), standing.before(), filings)
                : with(kept, version, record, filings);
    }

    /** How it stands for staff, of whom next to none may open what is sealed off. */
    public static ResponseState state(Response response) {
        if (!(response instanceof Kept kept)) throw new IllegalStateException("nothing has come");
        Record record = kept.record().open();
        ResponseReceived received = record.received();
        ResponsePublished published = InPublic.published(kept);
        SecrecyAssessed secrecy = record.secrecy();
        return new ResponseState(
                kept instanceof Standing,
                received.sender(),
                received.channel(),
                received.arrived(),
                received.position(),
                record.preliminary(),
                kept.documentNumber(),
                secrecy != null,
                record.secret(),
                secrecy == null ? null : secrecy.provision(),
                record.hides(),
                published != null,
                record.shown(),
                record.files().size(),
                Amendments.of(
                        kept instanceof Withdrawn,
                        replaces(kept),
                        earlierShown(kept),
                        record.interpretedPosition(),
                        unregistered(kept),
                        first(kept),
                        supplements(kept),
                        kept.filings().all().size() == 1
                                ? null
                                : kept.filings().all().size()),
                published == null ? null : published.until(),
                sealing(kept));
    }

    private static @Nullable Sealing sealing(Kept kept) {
        if (!kept.filings().anySealed()) return null;
        ResponseSealed sealed = kept.record().sealed();
        return new Sealing(
                kept.record().sealedOff(), sealed == null ? 0 : sealed.files().size());
    }

    /** Those that were added to an answer that is replaced wait for a check too, but are published no more. */
    private static @Nullable Supplements supplements(Kept kept) {
        List<Supplement> own = kept.record().supplements();
        List<Supplement> all = new ArrayList<>(own);
        for (Standing one = replaced(kept); one != null; one = one.replaces()) {
            for (Supplement added : one.record().supplements()) {
                all.add(kept.supplement(added.record().since()).orElseThrow());
            }
        }
        if (all.isEmpty()) return null;
        long unassessed = all.stream().filter(Supplement::awaitsAssessment).count();
        long unpublished = own.stream().filter(Supplement::awaitsPublication).count();
        return new Supplements(all.size(), (int) unassessed, (int) unpublished);
    }

    /** What waits for a number; null when that is the newest answer alone, or nothing. */
    private static @Nullable Unregistered unregistered(Kept kept) {
        List<Filings.Filing> waiting = kept.filings().unregistered();
        boolean other =
                waiting.stream().anyMatch(one -> one.since() != kept.record().since());
        if (!other) return null;
        Arrival oldest = waiting.stream()
                .map(Filings.Filing::arrived)
                .min(Comparator.comparing(Arrival::earliest))
                .orElseThrow();
        return new Unregistered(waiting.size(), oldest);
    }

    /** When the answer came by which the sender has answered; null when that is the newest. */
    static @Nullable Arrival first(Kept kept) {
        return kept instanceof Standing standing && standing.replaces() != null
                ? standing.first().received().arrived()
                : null;
    }

    private static boolean replaces(Kept kept) {
        return replaced(kept) != null;
    }

    private static @Nullable Standing replaced(Response response) {
        return response instanceof Standing standing ? standing.replaces() : null;
    }

    static boolean earlierShown(Kept kept) {
        return kept instanceof Standing standing && standing.earlierShown();
    }

    /** Whether everybody reads the newest, and not one that it replaces. */
    static boolean shown(Kept kept) {
        return kept instanceof Standing standing && standing.shown();
    }
}
