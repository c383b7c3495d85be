package se.samrad.responses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;

/** What senders do with what they have sent. */
class AmendingTest extends WholeService {
    private static final String SAYS = "{\"position\":\"OPPOSES\",\"text\":\"Vi avstyrker.\"}";
    private static final String SUBJECT = "{\"subject\":\"Remissvar\"}";
    private static final String WHY = "{\"reason\":\"Nämnden behandlar frågan på nytt.\"}";

    private Answer sends(String token, String response, String act, String content, String... headers) {
        return send("POST", "/api/responses/" + response + "/" + act, token, content, headers);
    }

    private Answer original(String response) {
        return get("/api/staff/responses/" + response, REGISTRAR).is(200);
    }

    private void published(String response) {
        act(response, "register", SUBJECT).is(200);
        act(response, "assess-secrecy", "{\"secret\":false}").is(200);
        act(response, "publish", null).is(200);
    }

    @Test
    void whatIsTakenBackLeavesTheWebAndStaysWithTheAuthority() {
        String consultation = openConsultation();
        String body = body();
        Answer receipt =
                put(consultation, body, representative(body), "k1", SAYS).is(201);
        String response = receipt.at("/response");
        published(response);
        String shown = original(response).at("/shown/sha256");
        String text = "/api/public/responses/texts?of=" + response + "@" + shown;
        assertThat(get(text, null).json()).hasSize(1);

        sends(representative(body), response, "withdraw", WHY).is(200);
        assertThat(get(text, null).json()).isEmpty();
        assertThat(get(receipt.at("/url").replace("/kvittens/", "/api/receipts/"), null)
                        .at("/status"))
                .isEqualTo("WITHDRAWN");
        Answer original = original(response);
        assertThat(original.at("/status")).isEqualTo("WITHDRAWN");
        assertThat(original.at("/text")).isEqualTo("Vi avstyrker.");
        assertThat(original.at("/documentNumber")).isNotEmpty();
        assertThat(original.at("/withdrawal/reason")).isEqualTo("Nämnden behandlar frågan på nytt.");
        assertThat(original.at("/withdrawal/channel")).isEqualTo("WEB");
        act(response, "publish", null).because(422, "withdrawn");

        sends(representative(body), response, "withdraw", "{}").is(200);
        assertThat(original(response).at("/withdrawal/reason")).isEqualTo("Nämnden behandlar frågan på nytt.");
        put(consultation, body, representative(body), "k2", "{\"text\":\"Vårt nya svar.\"}")
                .is(201);
        assertThat(original(response).at("/status")).isEqualTo("RECEIVED");
        assertThat(get(receipt.at("/url").replace("/kvittens/", "/api/receipts/"), null)
                        .at("/status"))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void whatTheSenderSaysIsInNoEvent() {
        String response = answered(openConsultation(), SAYS);
        String body = response.split("--")[1];
        sends(representative(body), response, "withdraw", WHY).is(200);
        List<String> commits = new ArrayList<>();
        for (var commit : database.getCollection("commits").find()) commits.add(commit.toJson());
        assertThat(commits).anyMatch(commit -> commit.contains("response-withdrawn") && commit.contains(body));
        assertThat(commits).noneMatch(commit -> commit.contains("Nämnden behandlar"));
    }

    @Test
    void onlyTheSenderAndRegistrarsTakeAnAnswerBack() {
        String response = answered(openConsultation(), SAYS);
        for (String token : new String[] {representative(body()), OFFICER, Bench.bearer("staff:kommunikator")}) {
            sends(token, response, "withdraw", "{}").is(404);
        }
        sends(representative(response.split("--")[1]), "finns-inte--nagon", "withdraw", "{}")
                .is(404);
        send("POST", "/api/responses/" + response + "/withdraw", null, "{}").is(401);
        assertThat(original(response).at("/status")).isEqualTo("RECEIVED");
    }

    @Test
    void aRegistrarSaysByWhichRoadAndWhenAWithdrawalCame() {
        String response = answered(openConsultation(), SAYS);
        String body = response.split("--")[1];
        sends(representative(body), response, "withdraw", "{\"channel\":\"PAPER\"}")
                .is(422)
                .member(0, "channel", "staff-only");
        act(response, "withdraw", "{\"channel\":\"PAPER\",\"arrived\":\"2999-01-01\"}")
                .is(422)
                .member(0, "arrived", "in-the-future");
        act(response, "withdraw", "{\"channel\":\"PAPER\",\"arrived\":\"2026-11-20\",\"arrivedReason\":\"FL 22 §\"}")
                .is(200);
        Answer original = original(response);
        assertThat(original.at("/withdrawal/channel")).isEqualTo("PAPER");
        assertThat(original.at("/withdrawal/arrived/day")).isEqualTo("2026-11-20");
        assertThat(original.at("/withdrawal/arrivedReason")).isEqualTo("FL 22 §");
    }
}
