package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
}
