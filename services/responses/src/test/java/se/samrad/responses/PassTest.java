package se.samrad.responses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The way back to an answer without an account: the link shows little, and a fresh code opens it to its sender. */
class PassTest extends WholeService {
    private static final Pattern CODE = Pattern.compile("\\b(\\d{4}) (\\d{4}) (\\d{4})\\b");
    private static final String SAYS =
            "{\"text\":\"Exempel: vi vill ha en bänk.\",\"name\":\"Kim Exempel\",\"email\":\"kim@exempel.example\"}";

    private record Opened(String response, String token, String pass) {
        String consultation() {
            return response.split("--")[0];
        }

        String own() {
            return "/api/consultations/" + consultation() + "/responses/" + response.split("--")[1];
        }
    }

    private static String receipt(Answer answer) {
        return "/api/receipts/" + answer.at("/url").replace("/kvittens/", "");
    }

    private static String newestCode() {
        Matcher found = CODE.matcher(Owner.letters().getLast());
        assertThat(found.find()).isTrue();
        return found.group().replace(" ", "");
    }

    private static String typed(String asked, String code) {
        return "{\"asked\":\"" + asked + "\",\"code\":\"" + code + "\"}";
    }

    private static String other(String code) {
        return code.startsWith("0") ? "1" + code.substring(1) : "0" + code.substring(1);
    }

    private Opened opened() {
        Answer sent =
                post(openConsultation(), "nyckel-" + System.nanoTime(), SAYS).is(201);
        String asked =
                send("POST", receipt(sent) + "/codes", null, null).is(202).at("/asked");
        Answer passed = send("POST", receipt(sent) + "/pass", null, typed(asked, newestCode()))
                .is(200);
        return new Opened(passed.at("/response"), receipt(sent), passed.at("/pass"));
    }

    private Answer with(Opened opened, String method, String path, String content, String key) {
        return content.isEmpty()
                ? send(method, path, null, null, "Samrad-Pass", opened.pass())
                : send(method, path, null, content, "Samrad-Pass", opened.pass(), "Idempotency-Key", key);
    }

    private Answer does(Opened opened, String act, String content) {
        return with(opened, "POST", "/api/responses/" + opened.response() + "/" + act, content, "a-" + act);
    }

    @Test
    void theCodeGoesToTheAddressThatWasGivenAndOpensTheAnswerOnce() {
        Answer sent = post(openConsultation(), "nyckel-en", SAYS).is(201);
        Answer asked = send("POST", receipt(sent) + "/codes", null, null, "Accept-Language", "sv")
                .is(202);
        assertThat(asked.header("Cache-Control")).isEqualTo("no-store");
        String letter = Owner.letters().getLast();
        assertThat(letter).contains("\"to\":\"kim@exempel.example\"", "Kod för att öppna ditt svar");
        assertThat(asked.text()).doesNotContain(newestCode());
        String code = newestCode();
        String spaced = code.substring(0, 4) + "\u00a0" + code.substring(4);
        Answer passed = send("POST", receipt(sent) + "/pass", null, typed(asked.at("/asked"), spaced))
                .is(200);
        Opened opened = new Opened(passed.at("/response"), receipt(sent), passed.at("/pass"));
        Answer own = with(opened, "GET", opened.own(), "", "").is(200);
        assertThat(own.at("/text/text")).isEqualTo("Exempel: vi vill ha en bänk.");
        send("POST", receipt(sent) + "/pass", null, typed(asked.at("/asked"), code))
                .is(422)
                .member(0, "code", "wrong-code");
    }

    @Test
    void theLetterSpeaksTheReadersLanguage() {
        Answer sent = post(openConsultation(), "nyckel-en-gb", SAYS).is(201);
        send("POST", receipt(sent) + "/codes", null, null, "Accept-Language", "en")
                .is(202);
        assertThat(Owner.letters().getLast()).contains("Code for opening your response", "\"language\":\"en\"");
    }

    @Test
    void withoutAPassTheAnswerIsAsIfItDidNotExist() {
        Opened opened = opened();
        send("GET", opened.own(), null, null).is(401);
        send("GET", opened.own(), null, null, "Samrad-Pass", opened.pass() + "x")
                .is(401);
        send("POST", "/api/responses/" + opened.response() + "/withdraw", null, "{}")
                .is(401);
        Opened others = opened();
        send("GET", opened.own(), null, null, "Samrad-Pass", others.pass()).is(401);
    }

    @Test
    void aPassOpensNothingButTheOneAnswer() {
        Opened opened = opened();
        String draft = opened.own().replace("/responses/", "/drafts/");
        send("GET", draft, null, null, "Samrad-Pass", opened.pass()).is(401);
        send("GET", "/api/staff/responses/" + opened.response(), null, null, "Samrad-Pass", opened.pass())
                .is(401);
        send("POST", "/api/responses/" + opened.response() + "/register", null, "{}", "Samrad-Pass", opened.pass())
                .is(401);
        send("PUT", opened.own(), null, SAYS, "Samrad-Pass", opened.pass(), "Idempotency-Key", "x")
                .is(401);
    }

    @Test
    void theSenderIsToldWhoTheAnswerIsFrom() {
        Opened person = opened();
        assertThat(with(person, "GET", person.own(), "", "").at("/sender")).isEqualTo("PERSON");
        Answer sent = post(
                        openConsultation(),
                        "nyckel-forening",
                        SAYS.replace("\"name\"", "\"organisation\":\"Hembygden i Exempelby\",\"name\""))
                .is(201);
        String asked =
                send("POST", receipt(sent) + "/codes", null, null).is(202).at("/asked");
        Answer passed = send("POST", receipt(sent) + "/pass", null, typed(asked, newestCode()))
                .is(200);
        Opened organisation = new Opened(passed.at("/response"), receipt(sent), passed.at("/pass"));
        does(organisation, "supersede", "{\"text\":\"Två bänkar.\"}").is(201);
        assertThat(with(organisation, "GET", organisation.own(), "", "").at("/sender"))
                .isEqualTo("ORGANISATION");
    }

    @Test
    void theSenderAddsReplacesAndTakesBack() {
        Opened opened = opened();
        Answer added =
                does(opened, "supplement", "{\"text\":\"Och en soptunna.\"}").is(201);
        assertThat(added.at("/url")).isNotEqualTo(opened.token());
        does(opened, "supersede", "{\"text\":\"Två bänkar.\"}").is(201);
        Answer original =
                get("/api/staff/responses/" + opened.response(), REGISTRAR).is(200);
        assertThat(original.at("/text")).isEqualTo("Två bänkar.");
        assertThat(original.at("/name")).isEqualTo("Kim Exempel");
        assertThat(original.at("/email")).isEqualTo("kim@exempel.example");
        does(opened, "withdraw", "{\"reason\":\"Exempel.\"}").is(200);
        assertThat(with(opened, "GET", opened.own(), "", "").at("/status")).isEqualTo("WITHDRAWN");
    }

    @Test
    void aPassEndsAfterAnHourAndACodeAfterTenMinutes() {
        Answer sent = post(openConsultation(), "nyckel-tid", SAYS).is(201);
        String asked =
                send("POST", receipt(sent) + "/codes", null, null).is(202).at("/asked");
        clock.moveBy(Duration.ofMinutes(10));
        send("POST", receipt(sent) + "/pass", null, typed(asked, newestCode()))
                .is(422)
                .member(0, "code", "wrong-code");
        asked = send("POST", receipt(sent) + "/codes", null, null).is(202).at("/asked");
        clock.moveBy(Duration.ofMinutes(9));
        Answer passed = send("POST", receipt(sent) + "/pass", null, typed(asked, newestCode()))
                .is(200);
        Opened opened = new Opened(passed.at("/response"), receipt(sent), passed.at("/pass"));
        with(opened, "GET", opened.own(), "", "").is(200);
        clock.moveBy(Duration.ofMinutes(60));
        with(opened, "GET", opened.own(), "", "").is(401);
    }

    @Test
    void afterFiveWrongTriesTheRightCodeIsWorthNothing() {
        Answer sent = post(openConsultation(), "nyckel-fem", SAYS).is(201);
        String asked =
                send("POST", receipt(sent) + "/codes", null, null).is(202).at("/asked");
        String code = newestCode();
        for (int i = 0; i < 5; i++) {
            send("POST", receipt(sent) + "/pass", null, typed(asked, other(code)))
                    .is(422);
        }
        send("POST", receipt(sent) + "/pass", null, typed(asked, code)).is(422);
    }

    @Test
    void theCodeWorksOnlyForWhoAskedAndForTheAnswerItWasAskedFor() {
        Answer sent = post(openConsultation(), "nyckel-a", SAYS).is(201);
        Answer another = post(openConsultation(), "nyckel-b", SAYS).is(201);
        String mine = send("POST", receipt(sent) + "/codes", null, null).is(202).at("/asked");
        String code = newestCode();
        String elsewhere =
                send("POST", receipt(another) + "/codes", null, null).is(202).at("/asked");
        send("POST", receipt(sent) + "/pass", null, typed("nobody-was-given-this", code))
                .is(422);
        send("POST", receipt(sent) + "/pass", null, typed(elsewhere, code)).is(422);
        send("POST", receipt(another) + "/pass", null, typed(mine, code)).is(422);
        send("POST", receipt(another) + "/pass", null, typed(elsewhere, code)).is(422);
        send("POST", receipt(sent) + "/pass", null, typed(mine, code)).is(200);
    }

    @Test
    void ofTwentyWhoUseACodeAtTheSameTimeAtMostOneIsLetIn() throws Exception {
        Answer sent = post(openConsultation(), "nyckel-tjugo", SAYS).is(201);
        String asked =
                send("POST", receipt(sent) + "/codes", null, null).is(202).at("/asked");
        String typed = typed(asked, newestCode());
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tries.add(() -> send("POST", receipt(sent) + "/pass", null, typed).status());
        }
        try (var many = Executors.newFixedThreadPool(20)) {
            int let = 0;
            for (Future<Integer> each : many.invokeAll(tries)) if (each.get() == 200) let++;
            assertThat(let).isEqualTo(1);
        }
    }

    @Test
    void whoeverAsksOverAndOverFillsNoMailboxAndNeverKeepsTheSenderOut() {
        Answer sent = post(openConsultation(), "nyckel-full", SAYS).is(201);
        atTheStartOfAStretch();
        int before = Owner.letters().size();
        for (int i = 0; i < 30; i++) {
            Answer asked = send("POST", receipt(sent) + "/codes", null, null).is(202);
            for (int guess = 0; guess < 6; guess++) {
                send("POST", receipt(sent) + "/pass", null, typed(asked.at("/asked"), "000000000000"))
                        .is(422);
            }
        }
        assertThat(Owner.letters()).hasSize(before + 1);
        clock.moveBy(Duration.ofMinutes(4));
        Answer sender = send("POST", receipt(sent) + "/codes", null, null).is(202);
        assertThat(sender.at("/sent")).isEqualTo("false");
        assertThat(Owner.letters()).hasSize(before + 1);
        send("POST", receipt(sent) + "/pass", null, typed(sender.at("/asked"), newestCode()))
                .is(200);
    }

    @Test
    void inAnHourOfAskingTwelveLettersLeaveAndEveryCodeIsMailedInTime() {
        Answer sent = post(openConsultation(), "nyckel-timme", SAYS).is(201);
        atTheStartOfAStretch();
        int before = Owner.letters().size();
        String first =
                send("POST", receipt(sent) + "/codes", null, null).is(202).at("/asked");
        String code = newestCode();
        for (int minute = 0; minute < 60; minute++) {
            Answer asked = send("POST", receipt(sent) + "/codes", null, null).is(202);
            Duration left = Duration.between(clock.instant(), Instant.parse(asked.at("/end")));
            assertThat(left).isGreaterThan(Duration.ofMinutes(5));
            // What others have had mailed since takes nothing from a code that is out.
            if (minute == 9)
                send("POST", receipt(sent) + "/pass", null, typed(first, code)).is(200);
            clock.moveBy(Duration.ofMinutes(1));
        }
        assertThat(Owner.letters()).hasSize(before + 12);
    }

    @Test
    void aCodeThatIsUsedUpDoesNotKeepTheNextFromBeingMailed() {
        Answer sent = post(openConsultation(), "nyckel-igen", SAYS).is(201);
        atTheStartOfAStretch();
        for (int i = 0; i < 2; i++) {
            Answer asked = send("POST", receipt(sent) + "/codes", null, null).is(202);
            assertThat(asked.at("/sent")).isEqualTo("true");
            send("POST", receipt(sent) + "/pass", null, typed(asked.at("/asked"), newestCode()))
                    .is(200);
        }
    }

    @Test
    void ofThoseWhoAskAtTheSameTimeOneHasACodeMailed() throws Exception {
        Answer sent = post(openConsultation(), "nyckel-samtidigt", SAYS).is(201);
        atTheStartOfAStretch();
        int before = Owner.letters().size();
        List<Callable<Integer>> asking = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asking.add(() -> send("POST", receipt(sent) + "/codes", null, null).status());
        }
        try (var many = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> each : many.invokeAll(asking))
                assertThat(each.get()).isEqualTo(202);
        }
        assertThat(Owner.letters()).hasSize(before + 1);
    }

    /** Which is when at most one code is mailed for an answer. */
    private void atTheStartOfAStretch() {
        long stretch = Duration.ofMinutes(5).toSeconds();
        clock.moveBy(Duration.ofSeconds(stretch - Math.floorMod(clock.instant().getEpochSecond(), stretch)));
    }

    @Test
    void whoGaveNoAddressAndWhoHasAnAccountAreToldWhatToDo() {
        Answer nameless = post(openConsultation(), "nyckel-utan", "{\"text\":\"Exempel.\"}")
                .is(201);
        send("POST", receipt(nameless) + "/codes", null, null).because(422, "no-address");
        String consultation = openConsultation();
        String body = body();
        Answer theirs = put(consultation, body, representative(body), "k", "{\"text\":\"Exempel.\"}")
                .is(201);
        send("POST", receipt(theirs) + "/codes", null, null).because(422, "sign-in-instead");
        send("POST", receipt(theirs).substring(0, receipt(theirs).length() - 2) + "xx/codes", null, null)
                .is(404);
    }

    @Test
    void whenMailIsAwayTheSenderIsAskedToTryAgain() {
        Answer sent = post(openConsultation(), "nyckel-borta", SAYS).is(201);
        Owner.away(true);
        for (int i = 0; i < 6; i++) {
            send("POST", receipt(sent) + "/codes", null, null).because(503, "code-not-sent");
        }
        Owner.away(false);
        send("POST", receipt(sent) + "/codes", null, null).is(202);
    }

    @Test
    void theDatabaseHoldsNeitherCodeNorWhatItWorksWith() {
        Answer sent = post(openConsultation(), "nyckel-lager", SAYS).is(201);
        String asked =
                send("POST", receipt(sent) + "/codes", null, null).is(202).at("/asked");
        List<String> kept = new ArrayList<>();
        for (String collection : List.of("pass_codes", "pass_asked")) {
            for (var each : database.getCollection(collection).find()) kept.add(each.toJson());
        }
        assertThat(kept).isNotEmpty();
        assertThat(kept)
                .noneMatch(each -> each.contains(asked) || each.contains("kim@") || each.contains(newestCode()));
    }
}
