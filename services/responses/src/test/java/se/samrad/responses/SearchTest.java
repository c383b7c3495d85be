package se.samrad.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Deadline;

/** What is found is what everybody can read at that moment. */
class SearchTest extends WholeService {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SAYS =
            "{\"text\":\"Kommunerna vill ha Sökord-8841 och bostäder.\",\"answers\":[{\"question\":1,\"text\":\"Fler cykelstråk.\"}]}";

    private Answer search(String consultation, String query) {
        return get("/api/public/responses?consultation=" + consultation + "&q=" + query, null);
    }

    private int found(String consultation, String query) {
        return search(consultation, query).is(200).json().get("total").asInt();
    }

    private String ready(String consultation) {
        String response = answered(consultation, SAYS);
        act(response, "register", "{\"subject\":\"Yttrande\"}").is(200);
        act(response, "assess-secrecy", "{\"secret\":false}").is(200);
        return response;
    }

    @Test
    void aResponseIsFoundOncePublishedAndNeverAgainFromTheMomentItIsTakenDown() {
        String consultation = openConsultation();
        String response = ready(consultation);
        assertThat(found(consultation, "kommun")).isZero();
        act(response, "publish", null).is(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(found(consultation, "kommun")).isEqualTo(1));
        Answer hit = search(consultation, "bostad");
        assertThat(hit.at("/items/0/response")).isEqualTo(response);
        assertThat(hit.at("/items/0/snippets/0/text")).isEqualTo("Kommunerna vill ha Sökord-8841 och bostäder.");
        assertThat(hit.at("/items/0/snippets/0/marks/0/length")).isEqualTo("8");
        assertThat(search(consultation, "cykel").at("/items/0/snippets/0/in")).isEqualTo("answers/1");
        act(response, "retract", null).is(200);
        assertThat(search(consultation, "kommun").text()).doesNotContain(response, "Sökord");
        assertThat(found(consultation, "kommun")).isZero();
    }

    @Test
    void whatIsMaskedIsNotFoundAndWhatIsLeftIs() {
        String consultation = openConsultation();
        String response = ready(consultation);
        act(response, "publish", null).is(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(found(consultation, "8841")).isEqualTo(1));
        act(response, "retract", null).is(200);
        act(response, "redactions", "{\"passages\":[{\"in\":\"text\",\"quote\":\"Sökord-8841\",\"ground\":\"GDPR\"}]}")
                .is(200);
        act(response, "publish", null).is(200);
        assertThat(found(consultation, "8841")).isZero();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(found(consultation, "kommun")).isEqualTo(1));
        assertThat(search(consultation, "kommun").text()).doesNotContain("Sökord");
        assertThat(found(consultation, "8841")).isZero();
    }

    @Test
    void whatHasLeftTheWebIsNotFound() {
        String consultation = openConsultation();
        String response = ready(consultation);
        act(response, "publish", null).is(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(found(consultation, "kommun")).isEqualTo(1));
        clock.moveTo(Deadline.end(Deadline.day(clock.instant()).plusDays(730)));
        assertThat(found(consultation, "kommun")).isZero();
    }

    @Test
    void whatCannotBeSoughtIsToldMemberByMember() {
        get("/api/public/responses", null).is(422).member(0, "q", "missing");
        get("/api/public/responses?q=" + "a".repeat(201), null).is(422).member(0, "q", "too-long");
        get("/api/public/responses?q=a&size=0", null).is(422).member(0, "size", "size-out-of-range");
        get("/api/public/responses?q=a&page=-1", null).is(422).member(0, "page", "page-out-of-range");
    }
}
