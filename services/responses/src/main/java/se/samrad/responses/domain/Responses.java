package se.samrad.responses.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.published.PublicResponse;
import se.samrad.contracts.published.PublicResponseEvent;
import se.samrad.contracts.published.PublicResponseEvent.AnswerTakenBack;
import se.samrad.contracts.published.PublicResponseEvent.OrganisationAnswered;
import se.samrad.contracts.published.PublicResponseEvent.PersonAnswered;
import se.samrad.contracts.published.PublicResponseEvent.ResponseReadable;
import se.samrad.contracts.published.PublicResponseEvent.ResponseUnreadable;
import se.samrad.contracts.responses.Amendments;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.ResponseDisowned;
import se.samrad.contracts.responses.ResponseEvent.ResponseMasked;
import se.samrad.contracts.responses.ResponseEvent.ResponsePublished;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseRegistered;
import se.samrad.contracts.responses.ResponseEvent.ResponseRetracted;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.contracts.responses.ResponseEvent.SecrecyAssessed;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.StreamKind;
import se.samrad.responses.domain.Response.Disowned;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.None;
import se.samrad.responses.domain.Response.Record;
import se.samrad.responses.domain.Response.Standing;
import se.samrad.responses.domain.Response.Web;
import se.samrad.responses.domain.Response.Withdrawn;

/** The streams of responses: how events change them, what staff see and what everybody may know. */
public final class Responses {
    public static final StreamKind<ResponseEvent, Response> KIND = new StreamKind<>(
            Vocabulary.RESPONSES.stream(),
            Topics.RESPONSES,
            "/samrad/responses",
            EventTypes.of(ResponseEvent.class),
            new None(),
            Responses::evolve,
            new StreamKind.Standing<>(Vocabulary.schema(ResponseState.class), Responses::state),
            new StreamKind.Open<>(
                    Topics.PUBLIC,
                    EventTypes.of(PublicResponseEvent.class),
                    Vocabulary.schema(PublicResponse.class),
                    Responses::open,
                    Responses::tell,
                    Responses::toldTime));

    private Responses() {}

    public static Response evolve(Response response, ResponseEvent event) {
        long version = response.version() + 1;
        if (event instanceof ResponseReceived received) {
            return new Standing(version, Record.of(version, received), new Web.Never());
        }
        if (!(response instanceof Kept kept)) throw new IllegalStateException("the first event is another: " + event);
        Record record = kept.record();
        return switch (event) {
            case ResponseReceived received -> new Standing(version, Record.of(version, received), new Web.Never());
            case ResponseRegistered registered -> with(kept, version, record.numbered(registered.documentNumber()));
            case SecrecyAssessed assessed -> with(kept, version, record.assessed(assessed));
            case ResponseMasked masked -> with(kept, version, record.masked(masked));
            case ResponsePublished published -> new Standing(version, record, new Web.Readable(published));
            case ResponseRetracted retracted -> new Standing(version, record, new Web.TakenDown());
            case ResponseDisowned disowned -> new Disowned(version, record);
            case ResponseWithdrawn withdrawn -> new Withdrawn(version, record, withdrawn);
        };
    }

    private static Response with(Kept kept, long version, Record record) {
        return switch (kept) {
            case Standing standing -> new Standing(version, record, standing.web());
            case Disowned disowned -> new Disowned(version, record);
            case Withdrawn withdrawn -> new Withdrawn(version, record, withdrawn.withdrawn());
        };
    }

    /** How it stands for staff. */
    public static ResponseState state(Response response) {
        if (!(response instanceof Kept kept)) throw new IllegalStateException("nothing has come");
        Record record = kept.record();
        ResponseReceived received = record.received();
        SecrecyAssessed secrecy = record.secrecy();
        return new ResponseState(
                kept instanceof Standing,
                received.sender(),
                received.channel(),
                received.arrived(),
                received.position(),
                received.preliminary(),
                record.documentNumber(),
                secrecy != null,
                record.secret(),
                secrecy == null ? null : secrecy.provision(),
                record.hides(),
                published(kept) != null,
                record.shown(),
                received.files().size(),
                kept instanceof Withdrawn ? new Amendments(true) : null);
    }

    /** What everybody can read at this instant; null when nothing. This alone says what may be read. */
    public static @Nullable ResponsePublished readable(Response response, Instant now) {
        ResponsePublished published = published(response);
        boolean over = published != null && published.until() != null && Deadline.passed(published.until(), now);
        return over ? null : published;
    }

    /** What was published last and has not been taken down, whether or not its last day has passed; null when nothing. */
    public static @Nullable ResponsePublished published(Response response) {
        return response instanceof Standing standing && standing.web() instanceof Web.Readable readable
                ? readable.published()
                : null;
    }

    /**
     * How it stands for everybody. What was written and the position are told only while it can be read, and nothing else of
     * it ever: not that something is secret, not how many files came.
     */
    public static @Nullable Object open(Response response) {
        if (!(response instanceof Kept kept)) return null;
        ResponseReceived received = kept.record().received();
        ResponsePublished published = published(response);
        return new PublicResponse(
                kept instanceof Standing,
                received.sender(),
                openArrival(received),
                published != null,
                published == null ? null : published.text(),
                published == null ? null : published.position(),
                published == null ? null : published.until());
    }

    /** Of a person only the day: the minute could tell who it was. */
    private static Arrival openArrival(ResponseReceived received) {
        return received.sender() == Sender.PERSON
                ? Arrival.on(received.arrived().day())
                : received.arrived();
    }

    private static @Nullable PublicResponseEvent tell(Response before, ResponseEvent event, Response after) {
        return switch (event) {
            case ResponseReceived received ->
                received.sender() == Sender.PERSON
                        ? new PersonAnswered(received.arrived().day())
                        : new OrganisationAnswered(received.arrived());
            case ResponsePublished published ->
                new ResponseReadable(published.text(), published.position(), published.sections(), published.until());
            case ResponseRetracted retracted -> published(before) == null ? null : new ResponseUnreadable();
            case ResponseDisowned disowned -> before instanceof Withdrawn ? null : new AnswerTakenBack();
            case ResponseWithdrawn withdrawn -> new AnswerTakenBack();
            case ResponseRegistered registered -> null;
            case SecrecyAssessed assessed -> null;
            case ResponseMasked masked -> null;
        };
    }

    private static @Nullable Instant toldTime(PublicResponseEvent told) {
        return told instanceof PersonAnswered person ? Deadline.start(person.day()) : null;
    }
}
