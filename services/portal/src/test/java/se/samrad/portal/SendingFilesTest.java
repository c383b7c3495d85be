package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;

/** An answer with files from the body's own space, which take their time to be handed over or cannot be had. */
class SendingFilesTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final String DRAFT = "/api/consultations/" + Example.ID + "/drafts/kommun-2";
    private static final String RESPONSE = "/api/consultations/" + Example.ID + "/responses/kommun-2";
    private static final String SHA = "738d3db5f542ddf916c8a288da8a8c0f16c91e588e2ea7e2e0d590d21b56fdc0";
    private static final String OTHER = "0".repeat(64);

    private final CountDownLatch handedOver = new CountDownLatch(1);

    @AfterEach
    void goOn() {
        handedOver.countDown();
    }

    private static String file(String sha256, boolean over) {
        return "{\"id\":\"f%s\",\"sha256\":\"%s\",\"name\":\"fil-%s.pdf\",\"size\":1,\"safety\":\"CLEAN\",\"own\":true,\"at\":\"2026-09-18T08:15:30Z\",\"handedOver\":%s}"
                .formatted(sha256.charAt(0), sha256, sha256.charAt(0), over);
    }

    private static void holds(boolean one, boolean other) {
        SERVICES.on(
                "responses",
                DRAFT,
                "{\"parts\":[],\"writing\":[],\"files\":[" + file(SHA, one) + "," + file(OTHER, other) + "]}");
    }

    private static long sendings() {
        return SERVICES.asked().stream()
                .filter(asked -> asked.method().equals("PUT") && asked.path().equals(RESPONSE))
                .count();
    }

    private void preview() throws Exception {
        signIn("body:kommun-2");
        assertThat(location(submit(SVAR, "text", "Ja."))).isEqualTo(SVAR + "/granska");
        get(SVAR + "/granska");
    }

    private static void slowly(CountDownLatch until) {
        SERVICES.meanwhile(RESPONSE, () -> {
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void whileManyFilesAreHandedOverThePageSaysHowFarItHasComeAndLeadsToTheReceipt() throws Exception {
        holds(false, false);
        preview();
        SERVICES.on(
                "responses",
                RESPONSE,
                new Answer(201, "application/json", "{\"response\":\"r\",\"url\":\"/kvittens/k\"}", Map.of()));
        slowly(handedOver);
        assertThat(location(submit(SVAR + "/granska"))).isEqualTo(SVAR + "/skickas");
        assertThat(read(SVAR + "/skickas")).contains("Svaret skickas in", "0 av 2 filer är överlämnade.");
        holds(true, false);
        assertThat(read(SVAR + "/skickas")).contains("1 av 2 filer är överlämnade.");
        assertThat(location(submit(SVAR + "/granska"))).isEqualTo(SVAR + "/skickas");
        assertThat(sendings()).isEqualTo(1);

        handedOver.countDown();
        await().untilAsserted(() -> {
            HttpResponse<String> there = get(SVAR + "/skickas", "HX-Request", "true");
            assertThat(there.headers().firstValue("HX-Redirect")).contains("/kvittens/k");
        });
        assertThat(location(get(SVAR + "/skickas"))).isEqualTo(SVAR); // nothing is left to be sent
    }

    @Test
    void whatIsRefusedInTheEndIsToldInTheForm() throws Exception {
        holds(false, false);
        preview();
        SERVICES.on("responses", RESPONSE, refused(409, """
                {"status":409,"reason":"already-answered","detail":"Ett svar finns redan."}"""));
        slowly(handedOver);
        assertThat(location(submit(SVAR + "/granska"))).isEqualTo(SVAR + "/skickas");
        handedOver.countDown();
        await().untilAsserted(
                        () -> assertThat(get(SVAR + "/skickas").statusCode()).isEqualTo(302));
        assertThat(read(SVAR)).contains("Ett svar finns redan.");
    }

    @Test
    void theAnswerIsSentFromTheDraftAsItWasShownAndShownAgainWhenAColleagueWasFaster() throws Exception {
        SERVICES.on("responses", DRAFT, "{\"parts\":[],\"writing\":[],\"files\":[],\"tag\":\"som-den-var\"}");
        preview();
        SERVICES.on("responses", RESPONSE, refused(409, """
                {"status":409,"reason":"draft-changed","detail":"Ändrat."}"""));
        SERVICES.meanwhile(
                RESPONSE,
                () -> SERVICES.on(
                        "responses",
                        DRAFT,
                        "{\"parts\":[{\"part\":\"text\",\"version\":2,\"text\":\"Nej.\",\"own\":false,\"at\":\"2026-09-18T08:15:30Z\"}],\"writing\":[],\"files\":["
                                + file(SHA, false) + "],\"tag\":\"som-den-blev\"}"));
        assertThat(location(submit(SVAR + "/granska"))).isEqualTo(SVAR + "/granska");
        assertThat(write("PUT", RESPONSE).header("Draft-Match")).isEqualTo("som-den-var");
        assertThat(read(SVAR + "/granska"))
                .contains("Utkastet har ändrats sedan du öppnade", "Inget är skickat", "fil-7.pdf");
    }

    @Test
    void whoWritesWhileTheAnswerIsBeingSentIsToldAndKeepsTheText() throws Exception {
        SERVICES.on("responses", DRAFT, "{\"parts\":[],\"writing\":[],\"files\":[],\"beingSent\":true,\"tag\":\"t\"}");
        SERVICES.on("responses", DRAFT + "/parts/text", refused(409, """
                {"status":409,"reason":"draft-being-sent","detail":"Svaret skickas in just nu."}"""));
        signIn("body:kommun-2");
        String told =
                "Svaret skickas in just nu, så utkastet kan inte ändras. Det ni har skrivit här står kvar på sidan.";
        assertThat(read(SVAR)).contains(told);
        for (String act : new String[] {"spara", "granska"}) {
            assertThat(location(submit(SVAR, "gor", act, "text", "Det " + act + " kom sent.")))
                    .isEqualTo(SVAR);
            assertThat(get(SVAR).body()).contains("Det " + act + " kom sent.</textarea>", told);
        }
        String csrf = "_csrf=" + encode(hidden(get(SVAR).body(), "_csrf"));
        HttpResponse<String> typed = send(
                "POST",
                SVAR + "/utkast",
                csrf + "&for=kommun-2&falt=text&text=Sent.",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(typed.statusCode()).isEqualTo(503); // so that the page keeps it and tries again
        assertThat(typed.body()).contains("Svaret skickas in just nu. Det du skriver sparas inte i utkastet");
    }

    @Test
    void withoutTheSpaceNothingIsSentBeforeTheReaderHasSaidThatTheFilesStayBehind() throws Exception {
        SERVICES.on("responses", DRAFT, Answer.status(503));
        preview();
        assertThat(read(SVAR + "/granska"))
                .contains("Ert eget utrymme går inte att nå just nu.", "Skicka in svaret utan filerna");
        assertThat(location(submit(SVAR + "/granska"))).isEqualTo(SVAR + "/granska");
        assertThat(sendings()).isZero();
        assertThat(read(SVAR + "/granska")).contains("Inget är skickat. Välj att skicka in svaret utan filerna");
        SERVICES.on("responses", RESPONSE, new Answer(201, "application/json", "{\"response\":\"r\"}", Map.of()));
        submit(SVAR + "/granska", "utan-filer", "ja");
        assertThat(write("PUT", RESPONSE).text()).isEqualTo("{\"text\":\"Ja.\"}");
    }

    @Test
    void filesThatThePreviewShowedAreNotLeftBehindUnsaidWhenTheSpaceGoesAway() throws Exception {
        holds(false, false);
        preview();
        String page = get(SVAR + "/granska").body();
        String shown = "_csrf=" + encode(hidden(page, "_csrf")) + carried(page);
        SERVICES.on("responses", DRAFT, Answer.status(503));
        HttpResponse<String> sent =
                send("POST", SVAR + "/granska", shown, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(location(sent)).isEqualTo(SVAR + "/granska");
        assertThat(sendings()).isZero();
        SERVICES.on("responses", RESPONSE, new Answer(201, "application/json", "{\"response\":\"r\"}", Map.of()));
        submit(SVAR + "/granska", "utan-filer", "ja");
        assertThat(write("PUT", RESPONSE).text()).isEqualTo("{\"text\":\"Ja.\"}");
    }

    @Test
    void filesThatAreThereAgainAreShownBeforeTheAnswerIsSent() throws Exception {
        SERVICES.on("responses", DRAFT, Answer.status(503));
        preview();
        String page = get(SVAR + "/granska").body();
        String shown = "_csrf=" + encode(hidden(page, "_csrf")) + carried(page);
        holds(false, false);
        HttpResponse<String> sent =
                send("POST", SVAR + "/granska", shown, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(location(sent)).isEqualTo(SVAR + "/granska");
        assertThat(sendings()).isZero();
        assertThat(read(SVAR + "/granska")).contains("Ert eget utrymme går att nå igen", "fil-7.pdf");
    }
}
