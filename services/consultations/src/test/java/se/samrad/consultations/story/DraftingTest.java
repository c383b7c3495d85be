package se.samrad.consultations.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;

class DraftingTest extends Story {
    private static final String FIRST = "2026-11-20";
    private static final String LAST = "2026-12-15";

    @Test
    void theSameAgainChangesNothingAndAnOldVersionIsAConflict() {
        String path = "/api/consultations/" + Bench.id("hamnen");
        Reply first = ask(OFFICER, "PUT", path, consultation(FIRST, LAST)).expect(201);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(ask(OFFICER, "PUT", path, consultation(FIRST, LAST))
                        .expect(200)
                        .text("/version"))
                .isEqualTo("1");
        Reply second = ask(OFFICER, "PUT", path, consultation(FIRST, "2026-12-20"), "If-Match", "\"1\"")
                .expect(200);
        assertThat(second.text("/version")).isEqualTo("2");
        Reply stale = ask(OFFICER, "PUT", path, consultation(FIRST, "2026-12-24"), "If-Match", "\"1\"")
                .expectReason(409, "version-mismatch");
        assertThat(stale.text("/expected")).isEqualTo("1");
        assertThat(stale.text("/actual")).isEqualTo("2");
        ask(OFFICER, "PUT", path, consultation(FIRST, LAST), "If-Match", "one").expectReason(422, "not-a-version");

        Reply shown = get(REGISTRAR, path, "Samrad-Position", second.header("Samrad-Position"))
                .expect(200);
        assertThat(shown.text("/closesOn")).isEqualTo("2026-12-20");
        assertThat(shown.text("/questions/0")).isEqualTo("Vad saknas?");
        assertThat(shown.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aRepeatedKeyGivesTheFirstAnswerAgain() {
        String path = "/api/consultations/" + Bench.id("hamnen");
        String key = Bench.id("key");
        ask(OFFICER, "PUT", path, consultation(FIRST, LAST), "Idempotency-Key", key)
                .expect(201);
        ask(OFFICER, "PUT", path, consultation(FIRST, "2026-12-20")).expect(200);
        Reply again = ask(OFFICER, "PUT", path, consultation(FIRST, LAST), "Idempotency-Key", key)
                .expect(201);
        assertThat(again.text("/version")).isEqualTo("1");
        ask(OFFICER, "PUT", path, consultation(FIRST, "2026-12-31"), "Idempotency-Key", key)
                .expectReason(409, "key-used-for-another-request");
    }

    @Test
    void everythingThatIsWrongIsNamedInTheReadersLanguage() {
        String path = "/api/consultations/" + Bench.id("hamnen");
        String wrong = """
                {"title":"","kind":"SAMRAD","opensOn":"2026-12-15","closesOn":"2026-11-01","invitedOnly":true}""";
        Reply swedish = ask(OFFICER, "PUT", path, wrong).expect(422);
        assertThat(swedish.body().at("/members").size()).isEqualTo(3);
        assertThat(swedish.text("/members/0/member")).isEqualTo("title");
        assertThat(swedish.text("/members/1/reason")).isEqualTo("before-opens-on");
        assertThat(swedish.text("/members/1/detail")).isEqualTo("Sista svarsdag är före första dagen.");
        Reply english =
                ask(OFFICER, "PUT", path, wrong, "Accept-Language", "en").expect(422);
        assertThat(english.text("/members/1/detail")).isEqualTo("The last day is before the first.");
        ask(OFFICER, "PUT", path, "{\"titel\":\"Exempel\"}").expectReason(400, "unknown-member");
        ask(OFFICER, "PUT", path, "{\"kind\":\"FEST\"}").expectReason(400, "not-one-of");
        ask(OFFICER, "PUT", path, "{\"questions\":[1]}").expectReason(400, "wrong-type");
        get(OFFICER, path).expect(404);
    }

    @Test
    void anIdIsPlain() {
        for (String id :
                new String[] {"ab", "Hamnen", "a--b", "$where", "hamnen%F0%9F%9A%B2", "-hamnen", "x".repeat(81)}) {
            assertThat(ask(OFFICER, "PUT", "/api/consultations/" + id, consultation(FIRST, LAST))
                            .status())
                    .as(id)
                    .isIn(400, 422);
            assertThat(get(OFFICER, "/api/consultations/" + id).status()).as(id).isIn(400, 404);
        }
        ask(OFFICER, "PUT", "/api/consultations/a--b", consultation(FIRST, LAST))
                .expectReason(422, "bad-id");
    }

    @Test
    void aThemeIsOnTheListOrIsRefusedOnlyWhenTheListsOwnerHasBeenAsked() {
        String theme = Bench.id("kultur");
        String path = "/api/consultations/" + Bench.id("hamnen");
        String asked = consultation(FIRST, LAST).replaceFirst("\\{", "{\"themes\":[\"" + theme + "\"],");
        // The owner is away here, so nobody can say that it does not exist.
        Reply unsure = ask(OFFICER, "PUT", path, asked).expectReason(503, "owner-unavailable");
        assertThat(unsure.header("Retry-After")).isNotEmpty();
        ask(OFFICER, "PUT", path, consultation(FIRST, LAST).replaceFirst("\\{", "{\"themes\":[\"Ej/giltigt\"],"))
                .expectReason(422, "unknown-theme");
        theme(theme);
        await().untilAsserted(() -> ask(OFFICER, "PUT", path, asked).expect(201));
    }

    @Test
    void onlyCaseOfficersChangeAndOnlyStaffRead() {
        String path = "/api/consultations/" + Bench.id("hamnen");
        ask("", "PUT", path, consultation(FIRST, LAST)).expect(401);
        ask(REGISTRAR, "PUT", path, consultation(FIRST, LAST)).expect(403);
        ask(OFFICER, "PUT", path, consultation(FIRST, LAST)).expect(201);
        get(Bench.bearer("body:exempelby"), path).expect(403);
        get("", path).expect(401);
        get(REGISTRAR, path).expect(200);
        for (String verb : new String[] {"open", "close", "invitations", "extend", "cancel", "proposal"}) {
            String body = verb.equals("cancel") ? "{\"reason\":\"Fel.\"}" : "{}";
            post(REGISTRAR, path + "/" + verb, body).expect(403);
        }
    }

    @Test
    void whoIsAskedAboutWhatIsOpenIsChangedAndMustBeSomebodyWhoCanBeReached() {
        String id = Bench.id("hamnen");
        String path = "/api/consultations/" + id;
        drafted(id, FIRST, LAST);
        String contact = "{\"name\":\"Exempelkansliet\",\"phone\":\"08-000 00 00\"}";
        ask(OFFICER, "PUT", path + "/contact", contact).expectReason(422, "not-open");
        post(OFFICER, path + "/open", "{}").expect(200);
        ask(REGISTRAR, "PUT", path + "/contact", contact).expect(403);
        Reply nobody = ask(OFFICER, "PUT", path + "/contact", "{\"name\":\"Exempelkansliet\"}");
        assertThat(nobody.expect(422).text("/members/0/member")).isEqualTo("phone");
        ask(OFFICER, "PUT", path + "/contact", "{\"name\":\"Kansli\",\"email\":\"kansli\"}")
                .expect(422);
        ask(OFFICER, "PUT", path + "/contact", contact).expect(200);
        Reply now = get(OFFICER, path).expect(200);
        assertThat(now.text("/contact/phone")).isEqualTo("08-000 00 00");
        assertThat(now.text("/status")).isEqualTo("OPEN");
    }

    @Test
    void whatIsOpenIsChangedByItsVerbs() {
        String id = Bench.id("hamnen");
        String path = "/api/consultations/" + id;
        drafted(id, FIRST, LAST);
        post(OFFICER, path + "/extend", "{\"closesOn\":\"2026-12-24\",\"reason\":\"Helger.\"}")
                .expectReason(422, "not-open");
        post(OFFICER, path + "/open", "{}").expect(200);
        ask(OFFICER, "PUT", path, consultation(FIRST, "2026-12-24")).expectReason(422, "use-extend");
        ask(OFFICER, "PUT", path, consultation(FIRST, LAST)).expect(200);
        post(OFFICER, path + "/close", "").expectReason(422, "last-day-not-passed");
        post(OFFICER, path + "/extend", "{\"closesOn\":\"2026-12-01\"}").expect(422);
        Reply extended = post(OFFICER, path + "/extend", "{\"closesOn\":\"2026-12-24\",\"reason\":\"Helger.\"}")
                .expect(200);
        assertThat(extended.text("/closesOn")).isEqualTo("2026-12-24");
        post(OFFICER, path + "/extend", "{\"closesOn\":\"2026-12-24\",\"reason\":\"Helger.\"}")
                .expectReason(422, "not-later");
        post(OFFICER, path + "/cancel", "{}").expectReason(422, "missing");
        assertThat(post(OFFICER, path + "/cancel", "{\"reason\":\"Underlaget var fel.\"}")
                        .expect(200)
                        .text("/status"))
                .isEqualTo("CANCELLED");
        post(OFFICER, path + "/open", "").expectReason(422, "consultation-cancelled");
        post(OFFICER, "/api/consultations/" + Bench.id("finns-inte") + "/open", "")
                .expect(404);
    }

    @Test
    void whatLiesInThePastIsRecordedAfterwardsAndClosesAtOnce() {
        String id = Bench.id("hamnen");
        String body = Bench.id("exempelby");
        registered(body);
        drafted(id, "2024-04-10", "2024-09-30");
        post(OFFICER, "/api/consultations/" + id + "/invitations", "{\"bodies\":[\"" + body + "\"]}")
                .expect(200);
        assertThat(post(OFFICER, "/api/consultations/" + id + "/open", "")
                        .expect(200)
                        .text("/status"))
                .isEqualTo("CLOSED");
        assertThat(types("consultations/" + id))
                .containsExactly("consultation-drafted", "consultation-opened", "consultation-closed");
        await().untilAsserted(() ->
                assertThat(types("invitations/" + id + "/" + body)).containsExactly("body-listed", "invitation-sent"));
    }
}
