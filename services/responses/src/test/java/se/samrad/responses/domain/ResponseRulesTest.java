package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.responses.domain.ResponseSpec.LAST_DAY;
import static se.samrad.responses.domain.ResponseSpec.MASKED;
import static se.samrad.responses.domain.ResponseSpec.NOW;
import static se.samrad.responses.domain.ResponseSpec.ORIGINAL;
import static se.samrad.responses.domain.ResponseSpec.PASSAGES;
import static se.samrad.responses.domain.ResponseSpec.given;
import static se.samrad.responses.domain.ResponseSpec.masked;
import static se.samrad.responses.domain.ResponseSpec.received;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.Passage.Ground;
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

class ResponseRulesTest {
    private static final ResponseReceived RECEIVED = received(Sender.BODY);
    private static final ResponseRegistered REGISTERED = new ResponseRegistered("EX 2026-0042-17");
    private static final String OFFICE = "Regionstyrelsen";
    private static final LocalDate DAY = LocalDate.of(2026, 9, 21);
    private static final SecrecyAssessed OPEN = new SecrecyAssessed(false, null, OFFICE, DAY, List.of());
    private static final SecrecyAssessed SECRET = new SecrecyAssessed(true, "OSL 21 kap. 1 §", OFFICE, DAY, List.of());
    private static final int DAYS = 730;
    private static final Act PUBLISH = new Act.Publish(Publishing.RUNNING, LAST_DAY, NOW, DAYS);

    private static final Stored WHY = new Stored("e".repeat(64), 61);
    private static final Act WITHDRAW = new Act.Withdraw(Channel.EMAIL, Arrival.on(LAST_DAY), null, WHY);
    private static final ResponseWithdrawn WITHDRAWN =
            new ResponseWithdrawn(Channel.EMAIL, Arrival.on(LAST_DAY), null, WHY);

    private static ResponsePublished published(se.samrad.contracts.Stored text) {
        return published(text, NOW);
    }

    private static ResponsePublished published(se.samrad.contracts.Stored text, Instant at) {
        LocalDate until = Deadline.day(at).plusDays(DAYS);
        return new ResponsePublished(text, Position.OPPOSES, RECEIVED.sections(), List.of(), until);
    }

    @Test
    void ofTheFilesThoseArePublishedThatWereNamed() {
        Act named = new Act.Publish(Publishing.RUNNING, LAST_DAY, NOW, DAYS, List.of(ResponseSpec.FILE.sha256()), null);
        LocalDate until = Deadline.day(NOW).plusDays(DAYS);
        given(RECEIVED, REGISTERED, OPEN)
                .when(named)
                .then(new ResponsePublished(
                        ORIGINAL, Position.OPPOSES, RECEIVED.sections(), List.of(ResponseSpec.FILE), until));
        given(RECEIVED, REGISTERED, SECRET, masked()).when(named).thenRejected("secret-file");
        given(RECEIVED, REGISTERED, OPEN)
                .when(new Act.Publish(Publishing.RUNNING, LAST_DAY, NOW, DAYS, List.of("e".repeat(64)), null))
                .thenRejected("unknown-file");
    }

    @Test
    void moreFilesAreNotLetGoWithWhatCanBeReadAlreadyAndNobodyIsToldThatTheyWere() {
        Act named = new Act.Publish(Publishing.RUNNING, LAST_DAY, NOW, DAYS, List.of(ResponseSpec.FILE.sha256()), null);
        given(RECEIVED, REGISTERED, OPEN, published(ORIGINAL)).when(named).thenRejected("retract-first");
        LocalDate until = Deadline.day(NOW).plusDays(DAYS);
        ResponsePublished withIt = new ResponsePublished(
                ORIGINAL, Position.OPPOSES, RECEIVED.sections(), List.of(ResponseSpec.FILE), until);
        given(RECEIVED, REGISTERED, OPEN, withIt).when(named).thenNothing();
        given(RECEIVED, REGISTERED, OPEN, withIt).when(PUBLISH).thenNothing();
    }

    @Test
    void theFirstAnswerIsReceived() {
        given().when(new Act.Receive(RECEIVED)).then(RECEIVED);
    }

    @Test
    void aSecondAnswerIsRefused() {
        given(RECEIVED).when(new Act.Receive(RECEIVED)).thenRejected("already-answered");
    }

    @Test
    void whenTheFirstWasNotFromTheSenderTheSenderMayAnswer() {
        given(RECEIVED, new ResponseDisowned("fel kommun"))
                .when(new Act.Receive(RECEIVED))
                .then(RECEIVED);
    }

    @Test
    void whatComesInItsPlaceBeginsAnew() {
        Response response = Responses.KIND.initial();
        for (var event : List.of(RECEIVED, REGISTERED, SECRET, masked(), new ResponseDisowned(null), RECEIVED)) {
            response = Responses.evolve(response, event);
        }
        ResponseState state = Responses.state(response);
        assertThat(state.standing()).isTrue();
        assertThat(state.documentNumber()).isNull();
        assertThat(state.assessed()).isFalse();
        assertThat(state.masked()).isFalse();
        assertThat(state.text()).isEqualTo(ORIGINAL);
        assertThat(((Response.Kept) response).record().since()).isEqualTo(6);
    }

    @Test
    void nothingCanBeDoneWithWhatHasNotCome() {
        for (Act act : List.of(
                new Act.Register("1", null),
                assess(false, null),
                new Act.Mask(MASKED, PASSAGES, null),
                PUBLISH,
                new Act.Retract(null, null),
                new Act.Disown(null),
                WITHDRAW)) {
            given().when(act).thenUnknown();
        }
    }

    @Test
    void aResponseIsRegisteredOnce() {
        given(RECEIVED).when(new Act.Register("EX 2026-0042-17", null)).then(REGISTERED);
        given(RECEIVED, REGISTERED)
                .when(new Act.Register("EX 2026-0042-17", null))
                .thenNothing();
        given(RECEIVED, REGISTERED)
                .when(new Act.Register("EX 2026-0042-18", null))
                .thenRejected("already-registered");
    }

    @Test
    void whatIsNotFromTheSenderIsStillARecordToRegisterAndCheck() {
        given(RECEIVED, new ResponseDisowned(null))
                .when(new Act.Register("7", null))
                .then(new ResponseRegistered("7"));
        given(RECEIVED, new ResponseDisowned(null)).when(assess(false, null)).then(OPEN);
    }

    private static Act.Assess assess(boolean secret, @Nullable String provision) {
        return new Act.Assess(secret, provision, OFFICE, DAY, List.of(), null);
    }

    @Test
    void secrecyMayBeOfPassages() {
        Passage secret = new Passage("text", 6, 11, Ground.SECRECY, "OSL 21 kap. 1 §");
        SecrecyAssessed marked = new SecrecyAssessed(true, "OSL 21 kap. 1 §", OFFICE, DAY, List.of(secret));
        given(RECEIVED)
                .when(new Act.Assess(true, "OSL 21 kap. 1 §", OFFICE, DAY, List.of(secret), null))
                .then(marked);
        given(RECEIVED)
                .when(new Act.Assess(false, null, OFFICE, DAY, List.of(secret), null))
                .thenRejected("only-when-secret");
        given(RECEIVED, marked).when(assess(true, "OSL 21 kap. 1 §")).then(SECRET);
        for (List<Passage> enough :
                List.of(List.of(place(6, 11)), List.of(place(0, 30)), List.of(place(5, 6), place(11, 6)))) {
            given(RECEIVED, REGISTERED, marked, new ResponseMasked(MASKED, enough))
                    .when(PUBLISH)
                    .then(published(MASKED));
        }
        for (List<Passage> tooLittle : List.of(
                List.of(place(7, 10)),
                List.of(place(6, 10)),
                List.of(place(6, 5), place(12, 5)),
                List.of(new Passage("answers/1", 6, 11, Ground.GDPR, null)))) {
            given(RECEIVED, REGISTERED, marked, new ResponseMasked(MASKED, tooLittle))
                    .when(PUBLISH)
                    .thenRejected("secret-not-masked");
            given(RECEIVED, REGISTERED, SECRET, new ResponseMasked(MASKED, tooLittle), published(MASKED))
                    .when(new Act.Assess(true, "OSL 21 kap. 1 §", OFFICE, DAY, List.of(secret), null))
                    .thenRejected("retract-first");
        }
    }

    private static Passage place(int start, int length) {
        return new Passage("text", start, length, Ground.GDPR, null);
    }

    @Test
    void secrecyNamesItsProvision() {
        given(RECEIVED).when(assess(true, null)).thenRejected("missing");
        given(RECEIVED).when(assess(false, "OSL 21 kap. 1 §")).thenRejected("only-when-secret");
        given(RECEIVED).when(assess(true, "OSL 21 kap. 1 §")).then(SECRET);
        given(RECEIVED, SECRET).when(assess(true, "OSL 21 kap. 1 §")).thenNothing();
        given(RECEIVED, SECRET).when(assess(false, null)).then(OPEN);
    }

    @Test
    void whatIsPublishedIsTakenDownBeforeItBecomesSecretOrIsMasked() {
        given(RECEIVED, REGISTERED, OPEN, published(ORIGINAL))
                .when(assess(true, "OSL 21 kap. 1 §"))
                .thenRejected("retract-first");
        given(RECEIVED, REGISTERED, OPEN, masked(), published(MASKED))
                .when(assess(true, "OSL 21 kap. 1 §"))
                .thenRejected("retract-first");
        given(RECEIVED, REGISTERED, OPEN, published(ORIGINAL))
                .when(new Act.Mask(MASKED, PASSAGES, null))
                .thenRejected("retract-first");
        given(RECEIVED, REGISTERED, OPEN, published(ORIGINAL), new ResponseRetracted(null))
                .when(new Act.Mask(MASKED, PASSAGES, null))
                .then(masked());
    }

    @Test
    void theProvisionOfWhatIsSecretMayBeCorrectedWhileTheMaskedTextIsShown() {
        given(RECEIVED, REGISTERED, SECRET, masked(), published(MASKED))
                .when(assess(true, "OSL 31 kap. 16 §"))
                .then(new SecrecyAssessed(true, "OSL 31 kap. 16 §", OFFICE, DAY, List.of()));
    }

    @Test
    void passagesAreHiddenAndShownAgain() {
        given(RECEIVED).when(new Act.Mask(MASKED, PASSAGES, null)).then(masked());
        given(RECEIVED, masked()).when(new Act.Mask(ORIGINAL, PASSAGES, null)).thenNothing();
        given(RECEIVED, masked())
                .when(new Act.Mask(ORIGINAL, List.of(), null))
                .then(new se.samrad.contracts.responses.ResponseEvent.ResponseMasked(ORIGINAL, List.of()));
        given(RECEIVED).when(new Act.Mask(ORIGINAL, List.of(), null)).thenNothing();
    }

    @Test
    void whereNothingIsWrittenNothingIsHidden() {
        given(RECEIVED).when(new Act.Mask(null, List.of(), null)).thenRejected("nothing-written");
    }

    @Test
    void onlyWhatIsRegisteredAndCheckedIsPublished() {
        given(RECEIVED).when(PUBLISH).thenRejected("not-registered");
        given(RECEIVED, OPEN).when(PUBLISH).thenRejected("not-registered");
        given(RECEIVED, REGISTERED).when(PUBLISH).thenRejected("not-assessed");
        given(RECEIVED, REGISTERED, OPEN).when(PUBLISH).then(published(ORIGINAL));
        given(RECEIVED, REGISTERED, OPEN, published(ORIGINAL)).when(PUBLISH).thenNothing();
    }

    @Test
    void aSecretResponseIsPublishedOnlyMasked() {
        given(RECEIVED, REGISTERED, SECRET).when(PUBLISH).thenRejected("secret-not-masked");
        given(RECEIVED, REGISTERED, SECRET, masked()).when(PUBLISH).then(published(MASKED));
        given(
                        RECEIVED,
                        REGISTERED,
                        SECRET,
                        masked(),
                        new se.samrad.contracts.responses.ResponseEvent.ResponseMasked(ORIGINAL, List.of()))
                .when(PUBLISH)
                .thenRejected("secret-not-masked");
    }

    @Test
    void someConsultationsPublishOnlyAfterTheLastDay() {
        Instant end = Deadline.end(LAST_DAY);
        given(RECEIVED, REGISTERED, OPEN)
                .when(new Act.Publish(Publishing.AFTER_CLOSE, LAST_DAY, end.minusMillis(1), DAYS))
                .thenRejected("published-after-close");
        given(RECEIVED, REGISTERED, OPEN)
                .when(new Act.Publish(Publishing.AFTER_CLOSE, LAST_DAY, end, DAYS))
                .then(published(ORIGINAL, end));
    }

    @Test
    void filesAreNeverPublished() {
        Response response = Responses.KIND.initial();
        for (var event : List.of(RECEIVED, REGISTERED, OPEN)) response = Responses.evolve(response, event);
        assertThat(Act.decide(PUBLISH, response))
                .singleElement()
                .satisfies(
                        event -> assertThat(((ResponsePublished) event).files()).isEmpty());
    }

    @Test
    void whatIsPublishedIsTakenDownOnceAndMayBeShownAgain() {
        given(RECEIVED, REGISTERED, OPEN).when(new Act.Retract(null, null)).thenRejected("not-published");
        given(RECEIVED, REGISTERED, OPEN, published(ORIGINAL))
                .when(new Act.Retract("personuppgift", null))
                .then(new ResponseRetracted("personuppgift"));
        given(RECEIVED, REGISTERED, OPEN, published(ORIGINAL), new ResponseRetracted(null))
                .when(new Act.Retract("igen", null))
                .thenNothing();
        given(RECEIVED, REGISTERED, OPEN, published(ORIGINAL), new ResponseRetracted(null))
                .when(PUBLISH)
                .then(published(ORIGINAL));
    }

    @Test
    void whatIsPublishedCanBeReadThroughItsLastDayAndNotAMillisecondLonger() {
        Response response = Responses.KIND.initial();
        for (var event : List.of(RECEIVED, REGISTERED, OPEN, published(ORIGINAL))) {
            response = Responses.evolve(response, event);
        }
        Instant over = Deadline.end(Deadline.day(NOW).plusDays(DAYS));
        assertThat(InPublic.readable(response, over.minusMillis(1))).isEqualTo(published(ORIGINAL));
        assertThat(InPublic.readable(response, over)).isNull();
        assertThat(Act.decide(new Act.Publish(Publishing.RUNNING, LAST_DAY, over.minusMillis(1), DAYS), response))
                .isEmpty();
        assertThat(Act.decide(new Act.Publish(Publishing.RUNNING, LAST_DAY, over, DAYS), response))
                .containsExactly(published(ORIGINAL, over));
    }

    @Test
    void whatWasPublishedBeforeThereWasALastDayStays() {
        Response response = Responses.KIND.initial();
        var published = new ResponsePublished(ORIGINAL, Position.OPPOSES, List.of(), List.of(), null);
        for (var event : List.of(RECEIVED, REGISTERED, OPEN, published)) response = Responses.evolve(response, event);
        assertThat(InPublic.readable(response, NOW.plusSeconds(4_000_000_000L))).isEqualTo(published);
    }

    @Test
    void whatIsNotFromTheSenderIsNeitherShownNorTakenDown() {
        given(RECEIVED).when(new Act.Disown("inte vi")).then(new ResponseDisowned("inte vi"));
        given(RECEIVED, new ResponseDisowned(null)).when(new Act.Disown("igen")).thenNothing();
        given(RECEIVED, REGISTERED, OPEN, new ResponseDisowned(null))
                .when(PUBLISH)
                .thenRejected("not-from-sender");
        given(RECEIVED, REGISTERED, OPEN, published(ORIGINAL), new ResponseDisowned(null))
                .when(new Act.Retract(null, null))
                .thenRejected("not-from-sender");
    }

    @Test
    void whatEverybodyCouldReadCannotBeReadOnceItIsNotFromTheSender() {
        Response response = Responses.KIND.initial();
        for (var event : List.of(RECEIVED, REGISTERED, OPEN, published(ORIGINAL), new ResponseDisowned(null))) {
            response = Responses.evolve(response, event);
        }
        assertThat(InPublic.readable(response, NOW)).isNull();
        assertThat(Responses.state(response).published()).isFalse();
    }

    @Test
    void whoTakesAnAnswerBackMayAnswerAnewAndOnceIsEnough() {
        given(RECEIVED).when(WITHDRAW).then(WITHDRAWN);
        given(RECEIVED, WITHDRAWN).when(WITHDRAW).thenNothing();
        given(RECEIVED, WITHDRAWN).when(new Act.Receive(RECEIVED)).then(RECEIVED);
        given(RECEIVED, WITHDRAWN, RECEIVED).when(WITHDRAW).then(WITHDRAWN);
        given(RECEIVED, new ResponseDisowned(null)).when(WITHDRAW).thenRejected("not-from-sender");
    }

    @Test
    void whatIsTakenBackIsARecordToRegisterAndCheckButNotToShow() {
        given(RECEIVED, WITHDRAWN).when(new Act.Register("7", null)).then(new ResponseRegistered("7"));
        given(RECEIVED, WITHDRAWN).when(assess(false, null)).then(OPEN);
        given(RECEIVED, REGISTERED, OPEN, WITHDRAWN).when(PUBLISH).thenRejected("withdrawn");
        given(RECEIVED, REGISTERED, OPEN, published(ORIGINAL), WITHDRAWN)
                .when(new Act.Retract(null, null))
                .thenRejected("withdrawn");
        given(RECEIVED, WITHDRAWN).when(new Act.Disown("inte vi")).then(new ResponseDisowned("inte vi"));
    }

    @Test
    void whatIsTakenBackStaysOnRecordAndNobodyCanReadIt() {
        Response response = Responses.KIND.initial();
        for (var event : List.of(RECEIVED, REGISTERED, OPEN, published(ORIGINAL), WITHDRAWN)) {
            response = Responses.evolve(response, event);
        }
        assertThat(InPublic.published(response)).isNull();
        assertThat(Responses.state(response).standing()).isFalse();
        assertThat(Responses.state(response).withdrawn()).isTrue();
        assertThat(((Response.Kept) response).record().received()).isEqualTo(RECEIVED);
        assertThat(((Response.Kept) response).documentNumber()).isEqualTo(REGISTERED.documentNumber());
    }
}
