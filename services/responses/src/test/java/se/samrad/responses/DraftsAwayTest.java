package se.samrad.responses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import se.samrad.eventing.bench.Bench;

/** The service with a database of drafts that nobody answers for. */
@TestPropertySource(properties = "SAMRAD_DRAFTS_URI=mongodb://127.0.0.1:1/away")
class DraftsAwayTest extends WholeService {
    private final String consultation = openConsultation();
    private final String body = body();

    @Test
    void aResponseIsReceivedAndRegisteredAllTheSame() {
        Answer receipt = put(consultation, body, representative(body), Bench.id("key"), "{\"text\":\"Vi avstyrker.\"}")
                .is(201);
        act(receipt.at("/response"), "register", "{\"subject\":\"Remissvar\"}").is(200);
        assertThat(get(receipt.at("/url").replace("/kvittens/", "/api/receipts/"), null)
                        .is(200)
                        .at("/response"))
                .isEqualTo(receipt.at("/response"));
    }

    @Test
    void whoeverWritesIsToldThatTheSpaceIsAway() {
        String draft = draft(consultation, body);
        get(draft, representative(body)).is(503);
        send("PUT", draft + "/parts/text", representative(body), "{\"text\":\"Vi avstyrker.\"}")
                .is(503);
    }
}
