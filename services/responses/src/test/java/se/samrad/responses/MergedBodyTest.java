package se.samrad.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;

class MergedBodyTest extends WholeService {
    private static final String SAYS = "{\"text\":\"Vi har inget att invända.\"}";

    @Test
    void aBodyThatWasMergedAwayIsToldWhoAnswersInItsPlaceAlsoWhenStaffEnterIt() {
        String consultation = openConsultation();
        String stays = body();
        String between = body();
        String gone = body();
        Owner.merge(between, stays);
        Owner.merge(gone, between);
        put(consultation, between, both(between, stays), "k1", SAYS).because(422, "body-merged");
        Answer refused = put(consultation, gone, both(gone, stays), "k1", SAYS).because(422, "body-merged");
        assertThat(refused.at("/into")).isEqualTo(stays);
        put(consultation, gone, OFFICER, "k2", "{\"text\":\"Kom med posten.\",\"channel\":\"PAPER\"}")
                .because(422, "body-merged");
        put(consultation, stays, representative(stays), "k1", SAYS).is(201);
    }

    @Test
    void whoWasAskedBeforeTheMergeStillAnswersUnderItsOwnName() {
        String consultation = openConsultation();
        String stays = body();
        String gone = body();
        Owner.invite(consultation, gone);
        Owner.merge(gone, stays);
        put(consultation, gone, representative(gone), "k1", SAYS).is(201);
    }

    @Test
    void anAnswerGivenBeforeTheMergeIsStillItsSendersToChange() {
        String consultation = openConsultation();
        String stays = body();
        String gone = body();
        String response = put(consultation, gone, representative(gone), "k1", SAYS)
                .is(201)
                .at("/response");
        Owner.send(Owner.merge(gone, stays));
        await().until(() ->
                put(openConsultation(), gone, both(gone, stays), "k1", SAYS).status() == 422);
        put(consultation, gone, representative(gone), "k1", SAYS).is(200);
        send(
                        "POST",
                        "/api/responses/" + response + "/supersede",
                        representative(gone),
                        "{\"text\":\"Vi har ändrat oss.\"}",
                        "Idempotency-Key",
                        "k2")
                .is(201);
    }

    @Test
    void onceTheMergeIsTakenBackTheBodyAnswersAgain() {
        String consultation = openConsultation();
        String stays = body();
        String gone = body();
        Owner.merge(gone, stays);
        put(consultation, gone, both(gone, stays), "k1", SAYS).because(422, "body-merged");
        Owner.undoMerge(gone, stays);
        put(consultation, gone, representative(gone), "k1", SAYS).is(201);
    }

    @Test
    void whoMayNotAnswerForTheOtherIsNotTurnedAway() {
        String stays = body();
        String gone = body();
        Owner.merge(gone, stays);
        put(openConsultation(), gone, representative(gone), "k1", SAYS).is(201);
    }

    private static String both(String gone, String stays) {
        return Bench.bearer("body:" + gone, "body:" + stays);
    }
}
