package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.responses.domain.ResponseSpec.FILE;
import static se.samrad.responses.domain.ResponseSpec.LAST_DAY;
import static se.samrad.responses.domain.ResponseSpec.MASKED;
import static se.samrad.responses.domain.ResponseSpec.NOW;
import static se.samrad.responses.domain.ResponseSpec.ORIGINAL;
import static se.samrad.responses.domain.ResponseSpec.given;
import static se.samrad.responses.domain.ResponseSpec.masked;
import static se.samrad.responses.domain.ResponseSpec.received;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.published.PublicReading;
import se.samrad.contracts.published.PublicResponse;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.PositionsInterpreted;
import se.samrad.contracts.responses.ResponseEvent.ResponseConfirmed;
import se.samrad.contracts.responses.ResponseEvent.ResponseDisowned;
import se.samrad.contracts.responses.ResponseEvent.ResponsePublished;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseRegistered;
import se.samrad.contracts.responses.ResponseEvent.ResponseRetracted;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.contracts.responses.ResponseEvent.SecrecyAssessed;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.contracts.responses.SectionPosition;
import se.samrad.contracts.responses.Sender;
import se.samrad.responses.domain.Response.Disowned;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.Standing;
import se.samrad.responses.domain.Response.Withdrawn;

/** What senders do with answers that stand. */
class AmendingRulesTest {
    private static final int DAYS = 730;
    private static final LocalDate UNTIL = Deadline.day(NOW).plusDays(DAYS);
    private static final Stored LATER = new Stored("9".repeat(64), 6_000);
    private static final ResponseReceived FIRST = received(Sender.BODY);
    private static final ResponseReceived NEWER = newer(false);
    private static final ResponseRegistered REGISTERED = new ResponseRegistered("EX 2026-0042-17");
    private static final SecrecyAssessed OPEN = new SecrecyAssessed(false, null, null, LAST_DAY, List.of());
    private static final ResponsePublished PUBLISHED = published(ORIGINAL);
    private static final Act PUBLISH = new Act.Publish(Publishing.RUNNING, LAST_DAY, NOW, DAYS);
    private static final ResponseWithdrawn WITHDRAWN = new ResponseWithdrawn(Channel.WEB, Arrival.at(NOW), null, null);
    private static final ResponseConfirmed CONFIRMED = new ResponseConfirmed(
            Channel.WEB, Arrival.at(NOW), null, new OwnDecision("Kommunstyrelsen", LAST_DAY, "§ 1"), FILE);

    private static ResponseReceived newer(boolean preliminary) {
        return new ResponseReceived(
                Sender.BODY,
                Channel.WEB,
                Arrival.at(NOW.plusSeconds(60)),
                null,
                Position.SUPPORTS,
                List.of(),
                preliminary,
                null,
                null,
                LATER,
                List.of(),
                "8".repeat(64));
    }

    private static ResponsePublished published(Stored text) {
        return new ResponsePublished(text, Position.OPPOSES, FIRST.sections(), List.of(), UNTIL);
    }

    private static Response after(ResponseEvent... events) {
        Response response = Responses.KIND.initial();
        for (ResponseEvent event : events) response = Responses.evolve(response, event);
        return response;
    }

    private static PublicResponse open(Response response) {
        return (PublicResponse) java.util.Objects.requireNonNull(InPublic.open(response));
    }

    @Test
    void aNewAnswerTakesThePlaceOfTheOneThatStands() {
        given().when(new Act.Supersede(NEWER, null)).thenUnknown();
        given(FIRST).when(new Act.Supersede(NEWER, null)).then(NEWER);
        given(FIRST, REGISTERED, OPEN, PUBLISHED)
                .when(new Act.Supersede(NEWER, null))
                .then(NEWER);
        given(FIRST, new ResponseDisowned(null))
                .when(new Act.Supersede(NEWER, null))
                .thenRejected("not-from-sender");
        given(FIRST, WITHDRAWN).when(new Act.Supersede(NEWER, null)).thenRejected("withdrawn");
        given(FIRST, NEWER).when(new Act.Receive(NEWER)).thenRejected("already-answered");
    }

    @Test
    void itDoesSoOnlyWhileNothingElseHasComeThanWhatItsSenderHadRead() {
        given(FIRST, NEWER).when(new Act.Supersede(NEWER, 1L)).thenRejected("version-mismatch");
        given(FIRST, NEWER).when(new Act.Supersede(FIRST, 2L)).then(FIRST);
        // What the authority does with it is not the sender's.
        given(FIRST, REGISTERED, OPEN, PUBLISHED)
                .when(new Act.Supersede(NEWER, 1L))
                .then(NEWER);
    }

    @Test
    void theNewOneIsRegisteredAndCheckedForItselfWhileEverybodyReadsTheEarlier() {
        Response response = after(FIRST, REGISTERED, OPEN, PUBLISHED, NEWER);
        ResponseState state = Responses.state(response);
        assertThat(state.documentNumber()).isNull();
        assertThat(state.assessed()).isFalse();
        assertThat(state.text()).isEqualTo(LATER);
        assertThat(state.earlierShown()).isTrue();
        assertThat(InPublic.published(response)).isEqualTo(PUBLISHED);
        assertThat(open(response).text()).isEqualTo(ORIGINAL);
        assertThat(open(response).position()).isEqualTo(Position.OPPOSES);
        assertThat(open(response).replaced()).isTrue();
    }

    @Test
    void thePublishedNewOneIsWhatEverybodyReads() {
        ResponsePublished newer = new ResponsePublished(LATER, Position.SUPPORTS, List.of(), List.of(), UNTIL);
        given(FIRST, REGISTERED, OPEN, PUBLISHED, NEWER).when(PUBLISH).thenRejected("not-registered");
        given(FIRST, REGISTERED, OPEN, PUBLISHED, NEWER, REGISTERED, OPEN)
                .when(PUBLISH)
                .then(newer);
        Response response = after(FIRST, REGISTERED, OPEN, PUBLISHED, NEWER, REGISTERED, OPEN, newer);
        assertThat(open(response).replaced()).isNull();
        assertThat(open(response).text()).isEqualTo(LATER);
        assertThat(Responses.state(response).earlierShown()).isFalse();
        given(FIRST, REGISTERED, OPEN, PUBLISHED, NEWER, REGISTERED, OPEN, newer)
                .when(PUBLISH)
                .thenNothing();
    }

    @Test
    void theNewOneIsMaskedAndMarkedWhileTheEarlierIsReadButNotTheOtherWayRound() {
        given(FIRST, REGISTERED, OPEN, PUBLISHED, NEWER)
                .when(new Act.Mask(MASKED, ResponseSpec.PASSAGES, null))
                .then(masked());
        given(FIRST, REGISTERED, OPEN, PUBLISHED, NEWER)
                .when(new Act.Assess(true, "OSL 21 kap. 1 §", null, LAST_DAY, List.of(), null))
                .then(new SecrecyAssessed(true, "OSL 21 kap. 1 §", null, LAST_DAY, List.of()));
        given(FIRST, REGISTERED, OPEN, PUBLISHED)
                .when(new Act.Mask(MASKED, ResponseSpec.PASSAGES, null))
                .thenRejected("retract-first");
    }

    @Test
    void theEarlierCanBeTakenOffTheWeb() {
        given(FIRST, REGISTERED, OPEN, PUBLISHED, NEWER)
                .when(new Act.Retract(null, null))
                .then(new ResponseRetracted(null));
        Response response = after(FIRST, REGISTERED, OPEN, PUBLISHED, NEWER, new ResponseRetracted(null));
        assertThat(InPublic.published(response)).isNull();
        assertThat(open(response).replaced()).isNull();
        given(FIRST, NEWER).when(new Act.Retract(null, null)).thenRejected("not-published");
    }

    @Test
    void whenTheNewOneWasNotFromTheSenderTheEarlierStandsAgain() {
        Response unread = after(FIRST, REGISTERED, OPEN, PUBLISHED, NEWER, new ResponseDisowned(null));
        assertThat(Responses.state(unread).standing()).isTrue();
        assertThat(Responses.state(unread).documentNumber()).isEqualTo("EX 2026-0042-17");
        assertThat(open(unread).text()).isEqualTo(ORIGINAL);
        assertThat(open(unread).replaced()).isNull();
        ResponsePublished newer = new ResponsePublished(LATER, Position.SUPPORTS, List.of(), List.of(), UNTIL);
        Response read =
                after(FIRST, REGISTERED, OPEN, PUBLISHED, NEWER, REGISTERED, OPEN, newer, new ResponseDisowned(null));
        assertThat(InPublic.published(read)).isNull();
        assertThat(Responses.state(read).text()).isEqualTo(ORIGINAL);
        assertThat(Act.decide(PUBLISH, read)).containsExactly(PUBLISHED);
        Response never = after(FIRST, NEWER, new ResponseDisowned(null), new ResponseDisowned(null));
        assertThat(never).isInstanceOf(Disowned.class);
    }

    @Test
    void everythingThatCameIsKept() {
        List<Kept> records = Responses.records(
                List.of(FIRST, REGISTERED, NEWER, new ResponseDisowned(null), NEWER, WITHDRAWN, FIRST, newer(true)));
        assertThat(records).hasSize(5);
        assertThat(records.get(0)).isInstanceOf(Standing.class);
        assertThat(records.get(0).documentNumber()).isEqualTo("EX 2026-0042-17");
        assertThat(records.get(1)).isInstanceOf(Disowned.class);
        assertThat(records.get(2)).isInstanceOf(Withdrawn.class);
        assertThat(records.get(2).record().received()).isEqualTo(NEWER);
        assertThat(records.getLast().record().received()).isEqualTo(newer(true));
        assertThat(records).extracting(kept -> kept.record().since()).containsExactly(1L, 3L, 5L, 7L, 8L);
    }

    @Test
    void aPreliminaryAnswerIsConfirmedOnce() {
        ResponseConfirmed other = new ResponseConfirmed(
                Channel.WEB, Arrival.at(NOW), null, new OwnDecision("Nämnden", LAST_DAY, null), null);
        given(newer(true)).when(new Act.Confirm(CONFIRMED)).then(CONFIRMED);
        given(newer(true), CONFIRMED).when(new Act.Confirm(CONFIRMED)).thenNothing();
        given(newer(true), CONFIRMED).when(new Act.Confirm(other)).thenRejected("already-confirmed");
        given(FIRST).when(new Act.Confirm(CONFIRMED)).thenRejected("not-preliminary");
        given(newer(true), WITHDRAWN).when(new Act.Confirm(CONFIRMED)).thenRejected("withdrawn");
        given(newer(true), new ResponseDisowned(null))
                .when(new Act.Confirm(CONFIRMED))
                .thenRejected("not-from-sender");
        given().when(new Act.Confirm(CONFIRMED)).thenUnknown();
    }

    @Test
    void whatIsConfirmedIsNoLongerPreliminaryAndChangesNothingElse() {
        ResponseState before = Responses.state(after(newer(true), REGISTERED));
        Response response = after(newer(true), REGISTERED, CONFIRMED);
        ResponseState state = Responses.state(response);
        assertThat(before.preliminary()).isTrue();
        assertThat(state.preliminary()).isFalse();
        assertThat(state.files()).isEqualTo(1);
        assertThat(state.documentNumber()).isEqualTo(before.documentNumber());
        assertThat(state.text()).isEqualTo(before.text());
        assertThat(((Kept) response).record().decision()).isEqualTo(CONFIRMED.decision());
        assertThat(Responses.state(after(newer(true), CONFIRMED, newer(true))).preliminary())
                .isTrue();
    }

    private static final ResponseReceived UNSTATED = new ResponseReceived(
            Sender.BODY,
            Channel.WEB,
            Arrival.at(NOW),
            null,
            null,
            List.of(new SectionPosition("utgangslage", Position.SUPPORTS)),
            false,
            null,
            null,
            ORIGINAL,
            List.of(),
            "7".repeat(64));
    private static final PositionsInterpreted READ = new PositionsInterpreted(
            Position.SUPPORTS, List.of(new SectionPosition("mal", Position.NEITHER)), "Slutorden.");
    private static final Act INTERPRET = new Act.Interpret(READ.position(), READ.sections(), READ.reason());

    @Test
    void theOfficeReadsPositionsOnlyWhereTheSenderHasStatedNone() {
        given().when(INTERPRET).thenUnknown();
        given(UNSTATED).when(INTERPRET).then(READ);
        given(UNSTATED, READ).when(INTERPRET).thenNothing();
        given(FIRST).when(INTERPRET).thenRejected("stated-by-sender");
        given(UNSTATED)
                .when(new Act.Interpret(
                        null, List.of(new SectionPosition("utgangslage", Position.OPPOSES)), "Tvärtom."))
                .thenRejected("stated-by-sender");
        given(UNSTATED)
                .when(new Act.Interpret(Position.SUPPORTS, List.of(), null))
                .thenRejected("missing");
        given(UNSTATED, WITHDRAWN).when(INTERPRET).thenRejected("withdrawn");
        given(UNSTATED, new ResponseDisowned(null)).when(INTERPRET).thenRejected("not-from-sender");
    }

    @Test
    void aReadingIsTakenBackAndDoesNotFollowToANewAnswer() {
        PositionsInterpreted nothing = new PositionsInterpreted(null, List.of(), null);
        Act back = new Act.Interpret(null, List.of(), null);
        given(UNSTATED).when(back).thenNothing();
        given(UNSTATED, READ).when(back).then(nothing);
        given(UNSTATED, READ, nothing).when(back).thenNothing();
        assertThat(Responses.state(after(UNSTATED, READ)).interpreted()).isEqualTo(Position.SUPPORTS);
        assertThat(Responses.state(after(UNSTATED, READ)).position()).isNull();
        assertThat(Responses.state(after(UNSTATED, READ, nothing)).interpreted())
                .isNull();
        assertThat(Responses.state(after(UNSTATED, READ, NEWER)).interpreted()).isNull();
    }

    @Test
    void everybodyIsToldOfAReadingOnlyWithThePublishedAnswerThatItBelongsTo() {
        ResponsePublished plain = new ResponsePublished(ORIGINAL, null, UNSTATED.sections(), List.of(), UNTIL);
        assertThat(open(after(UNSTATED, READ)).interpreted()).isNull();
        assertThat(open(after(UNSTATED, READ, REGISTERED, OPEN, plain)).interpreted())
                .isEqualTo(Position.SUPPORTS);
        assertThat(open(after(UNSTATED, REGISTERED, OPEN, plain, READ)).interpreted())
                .isEqualTo(Position.SUPPORTS);
        assertThat(open(after(UNSTATED, READ, REGISTERED, OPEN, plain, NEWER)).interpreted())
                .isEqualTo(Position.SUPPORTS);
        assertThat(open(after(UNSTATED, READ, REGISTERED, OPEN, plain, new ResponseRetracted(null)))
                        .interpreted())
                .isNull();
    }

    @Test
    void everybodyIsToldThatWhatTheyReadIsPreliminaryAndWhenItWasConfirmed() {
        ResponseReceived early = newer(true);
        ResponsePublished shown = new ResponsePublished(LATER, Position.SUPPORTS, List.of(), List.of(), UNTIL);
        assertThat(open(after(early)).reading()).isNull();
        assertThat(open(after(early, CONFIRMED)).reading()).isNull();
        Response read = after(early, REGISTERED, OPEN, shown);
        assertThat(open(read).reading()).isEqualTo(new PublicReading(null, true, null));
        LocalDate day = Deadline.day(NOW);
        assertThat(open(Responses.evolve(read, CONFIRMED)).reading()).isEqualTo(new PublicReading(null, null, day));
        assertThat(open(after(early, CONFIRMED, REGISTERED, OPEN, shown)).reading())
                .isEqualTo(new PublicReading(null, null, day));
        assertThat(open(after(early, REGISTERED, OPEN, shown, CONFIRMED, new ResponseRetracted(null)))
                        .reading())
                .isNull();
        assertThat(open(after(FIRST, REGISTERED, OPEN, PUBLISHED)).reading()).isNull();
    }

    @Test
    void everybodyIsToldWhenThatCameWhichTheyRead() {
        Response replaced = after(FIRST, REGISTERED, OPEN, PUBLISHED, NEWER);
        assertThat(open(replaced).arrived()).isEqualTo(NEWER.arrived());
        assertThat(open(replaced).reading()).isEqualTo(new PublicReading(FIRST.arrived(), null, null));
        assertThat(open(after(FIRST, REGISTERED, OPEN, PUBLISHED, newer(true))).reading())
                .isEqualTo(new PublicReading(FIRST.arrived(), null, null));
        ResponseReceived person = received(Sender.PERSON);
        PublicReading ofPerson =
                open(after(person, REGISTERED, OPEN, PUBLISHED, person)).reading();
        assertThat(ofPerson)
                .isEqualTo(new PublicReading(Arrival.on(person.arrived().day()), null, null));
    }
}
