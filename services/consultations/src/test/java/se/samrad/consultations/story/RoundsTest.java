package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;

/** Consultations that follow one another. */
class RoundsTest extends Story {
    private static final String SAMRAD = "# Hamnen\n\nHamnen byggs om.\n\n# Bron\n\nBron rivs.\n";
    private static final String GRANSKNING = "# Bron\n\nBron står kvar.\n\n# Torget\n\nNytt torg.\n";

    static String following(String earlier) {
        return consultation("2026-11-20", "2027-03-15")
                .replace("\"invitedOnly\"", "\"earlierRound\":\"" + earlier + "\",\"invitedOnly\"");
    }

    Reply file(String id, String text) {
        return send(
                OFFICER,
                "POST",
                "/api/consultations/" + id + "/proposal?name=plan.md",
                text.getBytes(UTF_8),
                "text/markdown");
    }

    /** One that is open, with a proposal. */
    String samrad() {
        String id = Bench.id("samrad");
        drafted(id, "2026-11-01", "2026-12-15");
        file(id, SAMRAD).expect(200);
        post(OFFICER, "/api/consultations/" + id + "/open", "").expect(200);
        return id;
    }

    @Test
    void onlyWhatEverybodyMayReadCanBeTheRoundBefore() {
        String next = "/api/consultations/" + Bench.id("granskning");
        String draft = Bench.id("utkast");
        drafted(draft, "2026-11-20", "2026-12-15");
        for (String earlier : new String[] {draft, Bench.id("finns-inte"), next.substring(19), "Fel id"}) {
            Reply refused = ask(OFFICER, "PUT", next, following(earlier)).expect(422);
            assertThat(refused.text("/members/0/member")).as(earlier).isEqualTo("earlierRound");
            assertThat(refused.text("/members/0/reason")).isEqualTo("not-a-round-before");
        }
        String samrad = samrad();
        ask(OFFICER, "PUT", next, following(samrad)).expect(201);
        assertThat(get(OFFICER, next).expect(200).text("/earlierRound")).isEqualTo(samrad);
    }

    @Test
    void aSectionThatStoodInTheRoundBeforeKeepsItsIdAndOthersGetIdsThatWereNeverUsed() {
        String next = Bench.id("granskning");
        ask(OFFICER, "PUT", "/api/consultations/" + next, following(samrad())).expect(201);
        Reply filed = file(next, "# Hamnen!\n\nHamnen.\n\n# Torget\n\nNytt torg.\n");
        assertThat(filed.text("/sections/0/id")).isEqualTo("hamnen");
        assertThat(filed.text("/sections/1/id")).isEqualTo("torget");
    }

    @Test
    void nobodyOutsideHearsOfTheNextRoundBeforeItOpens() {
        String samrad = samrad();
        String next = Bench.id("granskning");
        ask(OFFICER, "PUT", "/api/consultations/" + next, following(samrad)).expect(201);
        file(next, GRANSKNING).expect(200);
        assertThat(commits("consultations/" + next).raw().body()).doesNotContain("samrad.public");
        assertThat(commits("consultations/" + samrad).raw().body()).doesNotContain(next);
        post(OFFICER, "/api/consultations/" + next + "/open", "").expect(200);
        assertThat(commits("consultations/" + next).raw().body()).contains("samrad.public");
    }

    private static String traces(int proposal, String... from) {
        String sections = """
                {"proposal":%d,"sections":[{"section":"bron","from":[%s]},{"section":"torget","from":[%s]}]}""";
        return sections.formatted(proposal, from[0], from[1]);
    }

    @Test
    void whereEachSectionStoodIsProposedAndWhatAPersonSaysIsHeardByAllOnceItIsOpen() {
        String samrad = samrad();
        String next = Bench.id("granskning");
        String path = "/api/consultations/" + next;
        ask(OFFICER, "PUT", path, following(samrad)).expect(201);
        file(next, GRANSKNING).expect(200);
        Reply proposed = get(REGISTRAR, path + "/traces").expect(200);
        assertThat(proposed.body().at("/sections/0/from/0").asString()).isEqualTo("bron");
        assertThat(proposed.text("/sections/0/because")).isEqualTo("SAME_ID");
        assertThat(proposed.text("/sections/1/because")).isEqualTo("NEW");
        assertThat(proposed.text("/earlier/0/dropped")).isEqualTo("true");
        assertThat(proposed.body().has("saidBy")).isFalse();

        ask(REGISTRAR, "PUT", path + "/traces", traces(1, "\"bron\"", "")).expect(403);
        get("", path + "/traces").expect(401);
        Reply said = ask(
                        OFFICER,
                        "PUT",
                        path + "/traces",
                        traces(1, "\"bron\",\"hamnen\"", ""),
                        "If-Match",
                        proposed.header("ETag"))
                .expect(200);
        Reply late = ask(
                        OFFICER,
                        "PUT",
                        path + "/traces",
                        traces(1, "", "\"hamnen\""),
                        "If-Match",
                        proposed.header("ETag"))
                .expectReason(409, "version-mismatch");
        assertThat(late.text("/actual")).isEqualTo(said.text("/version"));
        assertThat(late.body().at("/sent")).isEqualTo(Json.MAPPER.readTree(traces(1, "", "\"hamnen\"")));
        assertThat(late.body().at("/saved/sections/0/from").toString()).isEqualTo("[\"hamnen\",\"bron\"]");
        Reply now = get(OFFICER, path + "/traces").expect(200);
        assertThat(now.body().at("/sections/0/from").toString()).isEqualTo("[\"hamnen\",\"bron\"]");
        assertThat(now.text("/sections/1/because")).isEqualTo("SAID");
        ask(OFFICER, "PUT", path + "/traces", traces(1, "\"hamnen\",\"bron\"", ""))
                .expect(200);
        assertThat(types("consultations/" + next)).containsOnlyOnce("sections-traced");
        assertThat(commits("consultations/" + next).raw().body()).doesNotContain("samrad.public");

        post(OFFICER, path + "/open", "").expect(200);
        assertThat(types("consultations/" + next)).endsWith("proposal-published", "sections-traced");
        assertThat(commits("consultations/" + next).raw().body()).contains("sections-traceable");
    }

    @Test
    void whatCannotBeIsRefusedAndNamed() {
        String next = Bench.id("granskning");
        String path = "/api/consultations/" + next;
        ask(OFFICER, "PUT", path, consultation("2026-11-20", "2027-03-15")).expect(201);
        get(OFFICER, path + "/traces").expect(404);
        ask(OFFICER, "PUT", path + "/traces", traces(1, "", "")).expectReason(422, "no-earlier-round");
        ask(OFFICER, "PUT", path, following(samrad())).expect(200);
        ask(OFFICER, "PUT", path + "/traces", traces(1, "", "")).expectReason(422, "no-proposal-yet");
        file(next, GRANSKNING).expect(200);
        ask(OFFICER, "PUT", path + "/traces", traces(2, "", "")).expectReason(409, "proposal-filed-meanwhile");
        Reply wrong = ask(OFFICER, "PUT", path + "/traces", traces(1, "", "\"bron-2\""))
                .expect(422);
        assertThat(wrong.text("/members/0/member")).isEqualTo("sections[1].from");
        assertThat(wrong.text("/members/0/reason")).isEqualTo("unknown-section-before");
        assertThat(ask(OFFICER, "PUT", path + "/traces", "{\"proposal\":1,\"sections\":[]}")
                        .expect(422)
                        .text("/members/0/reason"))
                .isEqualTo("section-not-named");
    }

    @Test
    void whatWasSaidOfAnotherRoundIsForgotten() {
        String next = Bench.id("granskning");
        String path = "/api/consultations/" + next;
        ask(OFFICER, "PUT", path, following(samrad())).expect(201);
        file(next, GRANSKNING).expect(200);
        ask(OFFICER, "PUT", path + "/traces", traces(1, "", "")).expect(200);
        ask(OFFICER, "PUT", path, following(samrad())).expect(200);
        assertThat(get(OFFICER, path + "/traces").expect(200).text("/sections/0/because"))
                .isEqualTo("SAME_ID");
    }
}
