package se.samrad.status.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.published.PublicReading;
import se.samrad.contracts.published.PublicResponse;
import se.samrad.contracts.published.PublicResponseEvent;
import se.samrad.contracts.published.PublicSupplement;
import se.samrad.contracts.responses.Amendments;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.contracts.responses.Supplements;
import se.samrad.contracts.responses.Unregistered;

/** What is done in a story with answers that have come. */
public final class Amending {
    private Amending() {}

    /** @param passages what of it is secret; empty for the whole */
    public static Story secret(Story story, String consultation, String body, List<Passage> passages) {
        String stream = "responses/" + consultation + "/" + body;
        ResponseState now = ResponseStates.secret(story.response(stream));
        story.script()
                .tell(stream, new ResponseEvent.SecrecyAssessed(true, now.provision(), null, null, passages), now);
        return story;
    }

    /** A newer answer with another position, while everybody still reads the earlier. */
    public static Story superseded(
            Story story, String consultation, String body, Position position, @Nullable String number) {
        String stream = "responses/" + consultation + "/" + body;
        ResponseState was = story.response(stream);
        Arrival arrived = Arrival.at(story.script().now());
        ResponseState now = new ResponseState(
                true,
                was.sender(),
                Channel.WEB,
                arrived,
                position,
                false,
                number,
                number != null,
                false,
                null,
                false,
                true,
                new Stored("b".repeat(64), 6),
                0,
                Amendments.of(
                        false,
                        true,
                        true,
                        null,
                        was.documentNumber() == null ? new Unregistered(2, was.arrived()) : null,
                        was.answered(),
                        null,
                        2));
        story.script()
                .tell(
                        stream,
                        new ResponseEvent.ResponseReceived(
                                was.sender(),
                                Channel.WEB,
                                arrived,
                                null,
                                position,
                                List.of(),
                                false,
                                null,
                                null,
                                now.text(),
                                List.of(),
                                Story.HASH),
                        now,
                        new PublicResponseEvent.OrganisationAnswered(arrived),
                        new PublicResponse(
                                true,
                                was.sender(),
                                arrived,
                                true,
                                was.text(),
                                was.position(),
                                null,
                                true,
                                null,
                                was.answered(),
                                null,
                                null));
        return story;
    }

    public static Story withdrawn(Story story, String consultation, String body) {
        String stream = "responses/" + consultation + "/" + body;
        ResponseState was = story.response(stream);
        ResponseState now = new ResponseState(
                false,
                was.sender(),
                was.channel(),
                was.arrived(),
                was.position(),
                false,
                null,
                false,
                false,
                null,
                false,
                false,
                was.text(),
                0,
                Amendments.of(true, false, false, null, new Unregistered(2, was.arrived()), null, null, 2));
        story.script()
                .tell(
                        stream,
                        new ResponseEvent.ResponseWithdrawn(
                                Channel.WEB, Arrival.at(story.script().now()), null, null),
                        now,
                        new PublicResponseEvent.AnswerTakenBack(),
                        Story.told(now));
        return story;
    }

    /** What came last has a number of its own. */
    public static Story registered(Story story, String consultation, String body, String number) {
        String stream = "responses/" + consultation + "/" + body;
        long record = story.script().version(stream);
        story.script().tell(stream, new ResponseEvent.ResponseRegistered(number, record), story.response(stream));
        return story;
    }

    /** What the office reads into an answer that everybody may read. */
    public static Story interpreted(Story story, String consultation, String body, Position position) {
        String stream = "responses/" + consultation + "/" + body;
        ResponseState was = story.response(stream);
        ResponseState now = new ResponseState(
                true,
                was.sender(),
                was.channel(),
                was.arrived(),
                was.position(),
                false,
                was.documentNumber(),
                was.assessed(),
                false,
                null,
                false,
                was.published(),
                was.text(),
                0,
                Amendments.of(false, false, false, position, null, null, null, null));
        story.script()
                .tell(
                        stream,
                        new ResponseEvent.PositionsInterpreted(position, List.of(), "slutorden"),
                        now,
                        new PublicResponseEvent.ResponseInterpreted(position),
                        new PublicResponse(
                                true,
                                was.sender(),
                                was.arrived(),
                                true,
                                was.text(),
                                was.position(),
                                null,
                                null,
                                position,
                                null,
                                null,
                                null));
        return story;
    }

    /** Something is added to an answer that everybody may read, and has been checked; it is shown where a text is given. */
    public static Story supplemented(Story story, String consultation, String body, @Nullable Stored shown) {
        String stream = "responses/" + consultation + "/" + body;
        ResponseState was = story.response(stream);
        Arrival arrived = Arrival.at(story.script().now());
        ResponseState now = new ResponseState(
                true,
                was.sender(),
                was.channel(),
                was.arrived(),
                was.position(),
                false,
                was.documentNumber(),
                true,
                false,
                null,
                false,
                true,
                was.text(),
                0,
                Amendments.of(false, false, false, null, null, null, new Supplements(1, 0, shown == null ? 1 : 0), 2));
        List<PublicSupplement> told = shown == null ? null : List.of(new PublicSupplement(arrived, shown, null));
        story.script()
                .tell(
                        stream,
                        shown == null
                                ? new ResponseEvent.SecrecyAssessed(false, null, null, arrived.day(), List.of(), 5L)
                                : new ResponseEvent.ResponsePublished(shown, null, List.of(), List.of(), null, 5L),
                        now,
                        shown == null ? null : new PublicResponseEvent.SupplementReadable(arrived, shown, null),
                        shown == null
                                ? null
                                : new PublicResponse(
                                        true,
                                        was.sender(),
                                        was.arrived(),
                                        true,
                                        was.text(),
                                        was.position(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        told));
        return story;
    }

    /** Everybody is told this of the answer that they may read; its sender confirms it. */
    public static Story reading(Story story, String consultation, String body, PublicReading reading) {
        String stream = "responses/" + consultation + "/" + body;
        ResponseState was = story.response(stream);
        Arrival arrived = Arrival.at(story.script().now());
        story.script()
                .tell(
                        stream,
                        new ResponseEvent.ResponseConfirmed(
                                Channel.WEB,
                                arrived,
                                null,
                                new OwnDecision("Exempelnämnden", arrived.day(), null),
                                null),
                        was,
                        new PublicResponseEvent.AnswerConfirmed(arrived.day()),
                        new PublicResponse(
                                true,
                                was.sender(),
                                was.arrived(),
                                true,
                                was.text(),
                                was.position(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                reading));
        return story;
    }
}
