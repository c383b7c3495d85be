package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.bench.Bench;

/** A file is published when somebody has let it, and for as long as its response can be read. */
class PublishedFilesTest extends WholeService {
    private static final String SHOWN = "Visad-8810";
    private static final String KEPT = "Kvar-9921";

    private final String consultation = openConsultation();
    private String body = "";
    private String response = "";
    private String shown = "";
    private String kept = "";

    private void answer() {
        body = body();
        shown = upload(representative(body), "yttrande 2026.txt", SHOWN.getBytes(UTF_8))
                .at("/sha256");
        kept = upload(representative(body), "Kvarnamn.txt", KEPT.getBytes(UTF_8))
                .at("/sha256");
        response = put(
                        consultation,
                        body,
                        representative(body),
                        "k",
                        "{\"text\":\"Svar.\",\"files\":[\"%s\",\"%s\"]}".formatted(shown, kept))
                .is(201)
                .at("/response");
        registered();
    }

    private void registered() {
        act(response, "register", "{\"subject\":\"Remissvar\"}").is(200);
        act(response, "assess-secrecy", "{\"secret\":false}").is(200);
    }

    private Answer publish() {
        return act(response, "publish", "{\"files\":[\"" + shown + "\"]}");
    }

    private Answer open(String sha256) {
        return get(files() + "/" + sha256, null);
    }

    private String files() {
        return "/api/public/responses/" + response + "/files";
    }

    private void gone() {
        open(shown).is(404);
        get(files(), null).is(404);
    }

    @Test
    void noneIsPublishedUnlessItIsNamed() {
        answer();
        open(shown).is(404);
        act(response, "publish", null).is(200);
        assertThat(get(files(), null).is(200).text()).contains("\"files\":[]").doesNotContain("yttrande");
        open(shown).is(404);
        open(kept).is(404);
    }

    @Test
    void aFileThatWasAddedLaterGoesWithWhatItCameWith() {
        answer();
        publish().is(200);
        String added = upload(representative(body), "tillägg.txt", "Tillagd-7731".getBytes(UTF_8))
                .at("/sha256");
        send(
                        "POST",
                        "/api/responses/" + response + "/supplement",
                        representative(body),
                        "{\"files\":[\"" + added + "\"]}",
                        "Idempotency-Key",
                        "k2")
                .is(201);
        String record = get("/api/staff/responses/" + response, REGISTRAR).at("/supplements/0/record");
        open(added).is(404);
        act(response, "register", "{\"subject\":\"Komplettering\",\"record\":" + record + "}")
                .is(200);
        act(response, "assess-secrecy", "{\"secret\":false,\"record\":" + record + "}")
                .is(200);
        act(response, "publish", "{\"files\":[\"" + shown + "\"],\"record\":" + record + "}")
                .is(422)
                .member(0, "files[0]", "unknown-file");
        act(response, "publish", "{\"files\":[\"" + added + "\"],\"record\":" + record + "}")
                .is(200);
        assertThat(open(added).is(200).text()).isEqualTo("Tillagd-7731");
        assertThat(get(files(), null).is(200).text()).contains("tillägg.txt", "yttrande 2026.txt");
        act(response, "retract", "{\"record\":" + record + "}").is(200);
        open(added).is(404);
        open(shown).is(200);
        act(response, "publish", "{\"files\":[\"" + added + "\"],\"record\":" + record + "}")
                .is(200);
        act(response, "seal", "{\"reason\":\"Exempel.\"}").is(200);
        open(added).is(404);
        open(shown).is(404);
    }

    @Test
    void whatIsNamedIsSavedUnderItsOwnNameAndTheRestIsNotTold() {
        answer();
        publish().is(200);
        assertThat(get(files(), null).is(200).text())
                .contains("yttrande 2026.txt", shown)
                .doesNotContain("Kvarnamn", kept);
        Answer file = open(shown).is(200);
        assertThat(file.text()).isEqualTo(SHOWN);
        assertThat(file.header("Content-Disposition")).startsWith("attachment;").contains("yttrande 2026.txt");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Cache-Control")).isEqualTo("no-store");
        assertThat(file.header("X-Robots-Tag")).isEmpty();
        open(kept).is(404);
    }

    @Test
    void itIsGoneTheMomentThatTheResponseIsTakenDownAndMaskingTakesItDownFirst() {
        answer();
        publish().is(200);
        act(response, "redactions", "{\"passages\":[]}").because(422, "retract-first");
        act(response, "retract", null).is(200);
        gone();
        act(response, "publish", null).is(200);
        open(shown).is(404);
    }

    @Test
    void itIsGoneWhenTheResponseIsSealedOffAlsoWhenOnlyTheFileIs() {
        answer();
        publish().is(200);
        act(response, "seal", "{\"reason\":\"Exempel.\",\"files\":[\"" + shown + "\"]}")
                .is(200);
        gone();
        publish().because(422, "unknown-file");
        act(response, "publish", null).is(200);
        open(shown).is(404);
    }

    @Test
    void itIsGoneAfterTheLastDayAndWhenTheSenderTakesTheResponseBack() {
        answer();
        publish().is(200);
        clock.moveTo(Deadline.end(Deadline.day(clock.instant()).plusDays(730)));
        gone();
        clock.putBack();
        open(shown).is(200);
        send("POST", "/api/responses/" + response + "/withdraw", representative(body), "{}")
                .is(200);
        gone();
    }

    @Test
    void aPrivatePersonsFileHasANeutralNameAndIsNotToBeFound() {
        String key = Bench.id("nyckel");
        shown = uploadFor(key, "Kim Exempel svar.txt", SHOWN.getBytes(UTF_8)).at("/sha256");
        response = post(consultation, key, "{\"text\":\"Svar.\",\"files\":[\"" + shown + "\"]}")
                .is(201)
                .at("/response");
        registered();
        publish().is(200);
        Answer file = open(shown).is(200);
        assertThat(file.header("Content-Disposition")).contains("bilaga-1.txt").doesNotContain("Kim");
        assertThat(file.header("X-Robots-Tag")).contains("noindex");
        assertThat(get(files(), null).text()).doesNotContain("Kim");
    }

    @Test
    void aFileOfAnotherResponseIsNoneAndNeitherIsWhatIsNoHash() {
        answer();
        act(response, "publish", "{\"files\":[\"" + "a".repeat(64) + "\"]}").because(422, "unknown-file");
        act(response, "publish", "{\"files\":[\"x\"]}").because(422, "unknown-file");
        act(response, "publish", "{\"files\":[null]}").member(0, "files[0]", "unknown-file");
        act(response, "assess-secrecy", "{\"secret\":true,\"provision\":\"OSL 21 kap. 1 §\"}")
                .is(200);
        act(response, "redactions", "{\"passages\":[{\"in\":\"text\",\"quote\":\"Svar\",\"ground\":\"GDPR\"}]}")
                .is(200);
        publish().because(422, "secret-file");
        for (String path : List.of(files(), files() + "/" + shown, files() + "/x"))
            get(path, null).is(404);
    }
}
