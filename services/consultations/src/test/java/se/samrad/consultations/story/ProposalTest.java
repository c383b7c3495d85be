package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;

class ProposalTest extends Story {
    private static final String TEXT = "# Hamnen\n\nHamnen byggs om.\n\n# Bron\n\nBron rivs.\n";
    private static final String LATER =
            "# Hamnen\n\nHamnen byggs inte om.\n\n# Bron\n\nBron rivs.\n\n# Torget\n\nNytt torg.\n";

    private Reply file(String id, String query, String text, String type, String... headers) {
        return send(
                OFFICER, "POST", "/api/consultations/" + id + "/proposal" + query, text.getBytes(UTF_8), type, headers);
    }

    @Test
    void aDocumentBecomesSectionsThatEverybodyMayReadOnceItIsOpen() {
        String id = Bench.id("hamnen");
        String path = "/api/consultations/" + id;
        drafted(id, "2026-11-20", "2026-12-15");
        Reply filed = file(id, "?name=F%C3%B6rslag+1.md", TEXT, "text/markdown").expect(200);
        assertThat(filed.text("/version")).isEqualTo("1");
        assertThat(filed.text("/name")).isEqualTo("Förslag 1.md");
        assertThat(filed.text("/sections/0/id")).isEqualTo("hamnen");
        assertThat(filed.text("/sections/0/title")).isEqualTo("Hamnen");
        assertThat(filed.text("/sections/1/text")).isEqualTo("Bron rivs.");
        assertThat(filed.header("ETag")).isEqualTo("\"4\"");

        String published = "/api/public/consultations/" + id + "/proposal";
        get("", path + "/proposal/file").expect(404);
        get("", published).expect(404);
        get(OFFICER, published).expect(404);
        get(Bench.bearer("body:exempelby"), path + "/proposal/file").expect(404);
        assertThat(get(OFFICER, path + "/proposal/file").expect(200).raw().body())
                .isEqualTo(TEXT);
        assertThat(commits("consultations/" + id).raw().body()).doesNotContain("samrad.public");

        post(OFFICER, path + "/open", "").expect(200);
        Reply original = get("", path + "/proposal/file").expect(200);
        assertThat(original.raw().body()).isEqualTo(TEXT);
        assertThat(get("", published).expect(200).raw().body()).isEqualTo(TEXT);
        assertThat(original.header("Content-Disposition"))
                .contains("attachment")
                .contains("filename*=UTF-8''F%C3%B6rslag");
        assertThat(original.header("X-Content-Type-Options")).isEqualTo("nosniff");

        Reply second =
                file(id, "?name=F%C3%B6rslag+2.md", LATER, "text/markdown").expect(200);
        assertThat(second.text("/version")).isEqualTo("2");
        assertThat(second.text("/published")).isEqualTo("true");
        assertThat(second.text("/sections/2/id")).isEqualTo("torget");
        assertThat(get("", path + "/proposal/file").expect(200).raw().body()).isEqualTo(LATER);
        assertThat(types("consultations/" + id).subList(4, 16))
                .containsExactly(
                        "consultation-opened",
                        "section-published",
                        "section-published",
                        "proposal-published",
                        "section-filed",
                        "section-filed",
                        "section-filed",
                        "proposal-filed",
                        "section-published",
                        "section-published",
                        "section-published",
                        "proposal-published");
    }

    @Test
    void whoFilesTooLateIsShownBothDocumentsAsTheyWereReadAndNothingChanges() {
        String id = Bench.id("hamnen");
        drafted(id, "2026-11-20", "2026-12-15");
        String seen = get(OFFICER, "/api/consultations/" + id).expect(200).header("ETag");
        file(id, "?name=a.md", TEXT, "text/markdown", "If-Match", seen).expect(200);
        Reply late =
                file(id, "?name=b.md", LATER, "text/markdown", "If-Match", seen).expectReason(409, "version-mismatch");
        assertThat(late.text("/saved/sections/0/text")).isEqualTo("Hamnen byggs om.");
        assertThat(late.text("/saved/facts/closesOn")).isEqualTo("2026-12-15");
        assertThat(late.text("/sent/name")).isEqualTo("b.md");
        assertThat(late.text("/sent/sections/2/text")).isEqualTo("Nytt torg.");
        assertThat(get(OFFICER, "/api/consultations/" + id).text("/proposal/version"))
                .isEqualTo("1");
    }

    @Test
    void theSameDocumentAgainChangesNothingAndARepeatedKeyGivesTheFirstAnswer() {
        String id = Bench.id("hamnen");
        drafted(id, "2026-11-20", "2026-12-15");
        String key = Bench.id("key");
        file(id, "?name=a.md", TEXT, "text/markdown", "Idempotency-Key", key).expect(200);
        assertThat(file(id, "?name=a.md", TEXT, "text/markdown").expect(200).text("/version"))
                .isEqualTo("1");
        assertThat(file(id, "?name=b.md", LATER, "text/markdown").expect(200).text("/version"))
                .isEqualTo("2");
        Reply again = file(id, "?name=a.md", TEXT, "text/markdown", "Idempotency-Key", key)
                .expect(200);
        assertThat(again.text("/version")).isEqualTo("1");
        assertThat(again.body().at("/sections").size()).isEqualTo(2);
        file(id, "?name=a.md", LATER, "text/markdown", "Idempotency-Key", key)
                .expectReason(409, "key-used-for-another-request");
    }

    private String refused(String path, String body) {
        return post(OFFICER, path, body).expect(422).text("/members/0/reason");
    }

    @Test
    void aSectionWithANewNameAndANewTextIsTheOldOneWhenAPersonSaysSo() {
        String id = Bench.id("hamnen");
        String path = "/api/consultations/" + id + "/proposal/renamed";
        drafted(id, "2026-11-20", "2026-12-15");
        file(id, "?name=a.md", TEXT, "text/markdown").expect(200);
        assertThat(get(OFFICER, path).expect(200).body().at("/fresh")).isEmpty();
        file(
                        id,
                        "?name=b.md",
                        "# Hamnen\n\nHamnen byggs om.\n\n# Färjan\n\nEn färja går.\n\n# Torget\n\nNytt.\n",
                        "text/markdown")
                .expect(200);
        Reply renamed = get(OFFICER, path).expect(200);
        assertThat(renamed.text("/proposal")).isEqualTo("2");
        assertThat(renamed.text("/fresh/0/section")).isEqualTo("farjan");
        assertThat(renamed.text("/fresh/1/title")).isEqualTo("Torget");
        assertThat(renamed.text("/gone/0/section")).isEqualTo("bron");
        assertThat(renamed.body().at("/gone").size()).isEqualTo(1);

        String said = "{\"proposal\":2,\"sections\":[{\"section\":\"%s\",\"was\":\"%s\"}]}";
        assertThat(refused(path, said.formatted("hamnen", "bron"))).isEqualTo("not-a-new-section");
        assertThat(refused(path, said.formatted("farjan", "hamnen"))).isEqualTo("not-a-gone-section");
        assertThat(
                        refused(
                                path,
                                "{\"proposal\":2,\"sections\":[{\"section\":\"farjan\",\"was\":\"bron\"},{\"section\":\"torget\",\"was\":\"bron\"}]}"))
                .isEqualTo("same-section-twice");
        post(OFFICER, path, "{\"proposal\":1,\"sections\":[{\"section\":\"farjan\",\"was\":\"bron\"}]}")
                .expectReason(409, "proposal-filed-meanwhile");
        post(OFFICER, path, "{\"proposal\":2,\"sections\":[]}").expect(422);

        String key = Bench.id("key");
        byte[] same = said.formatted("farjan", "bron").getBytes(UTF_8);
        Reply filed = send(OFFICER, "POST", path, same, "application/json", "Idempotency-Key", key)
                .expect(200);
        assertThat(filed.text("/version")).isEqualTo("3");
        assertThat(filed.text("/name")).isEqualTo("b.md");
        assertThat(filed.text("/sections/1/id")).isEqualTo("bron");
        assertThat(filed.text("/sections/1/title")).isEqualTo("Färjan");
        assertThat(filed.text("/sections/2/id")).isEqualTo("torget");
        assertThat(send(OFFICER, "POST", path, same, "application/json", "Idempotency-Key", key)
                        .expect(200)
                        .text("/version"))
                .isEqualTo("3");
        // The name that it had for a while is gone, and what is new stays new.
        Reply left = get(OFFICER, path).expect(200);
        assertThat(left.text("/fresh/0/section")).isEqualTo("torget");
        assertThat(left.body().at("/gone")).isEmpty();
        send(Bench.bearer("staff:registrator"), "POST", path, same, "application/json")
                .expect(403);
    }

    @Test
    void theNameComesFromTheAddressTheHeaderTheFormOrTheType() {
        String id = Bench.id("hamnen");
        drafted(id, "2026-11-20", "2026-12-15");
        assertThat(file(
                                id,
                                "",
                                TEXT,
                                "application/octet-stream",
                                "Content-Disposition",
                                "attachment; filename=\"x.md\"")
                        .expect(200)
                        .text("/name"))
                .isEqualTo("x.md");
        assertThat(file(id, "", LATER, "text/markdown").expect(200).text("/name"))
                .isEqualTo("dokument.md");
        assertThat(file(id, "?name=../../etc/form.txt", TEXT, "application/x-www-form-urlencoded")
                        .expect(200)
                        .text("/name"))
                .isEqualTo("form.txt");
        file(id, "", TEXT, "application/octet-stream").expectReason(422, "missing");
        String form = "--grans\r\nContent-Disposition: form-data; name=\"file\"; filename=\"y.md\"\r\n"
                + "Content-Type: text/markdown\r\n\r\n" + LATER + "\r\n--grans--\r\n";
        assertThat(file(id, "", form, "multipart/form-data; boundary=grans")
                        .expect(200)
                        .text("/name"))
                .isEqualTo("y.md");
        file(id, "", form.replace("\"file\"", "\"fil\""), "multipart/form-data; boundary=grans")
                .expectReason(422, "missing");
    }

    @Test
    void whatIsNoDocumentIsRefusedAndChangesNothing() {
        String id = Bench.id("hamnen");
        drafted(id, "2026-11-20", "2026-12-15");
        file(id, "?name=a.pdf", TEXT, "application/pdf").expectReason(422, "not-what-its-name-says");
        file(id, "?name=a.exe", TEXT, "application/octet-stream").expectReason(422, "unknown-type");
        file(id, "?name=a.md", "", "text/markdown").expectReason(422, "missing");
        file(Bench.id("finns-inte"), "?name=a.md", TEXT, "text/markdown").expect(404);
        Reply large = send(
                OFFICER,
                "POST",
                "/api/consultations/" + id + "/proposal?name=a.md",
                new byte[50_000_001],
                "text/markdown");
        large.expectReason(413, "too-large");
        assertThat(get(OFFICER, "/api/consultations/" + id).expect(200).text("/version"))
                .isEqualTo("1");
    }

    @Test
    void anActorInTheDocumentIsTheBodyWithThatNameOrAlias() {
        String id = Bench.id("hamnen");
        String body = Bench.id("region");
        String alias = "Exempelregionen " + body;
        post(
                        OFFICER,
                        "/api/bodies/imports",
                        "[{\"id\":\"%s\",\"name\":\"Region %s\",\"type\":\"REGION\",\"aliases\":[\"%s\"]}]"
                                .formatted(body, body, alias))
                .expect(200);
        drafted(id, "2026-11-20", "2026-12-15");
        String roadmap = "# Insatser\n\n## 1.1 Bygg en bro\n\nEn bro byggs.\n\nAnsvarig aktör: " + alias + "\n";
        await().untilAsserted(() -> {
            Reply filed = file(id, "?name=" + Bench.id("plan") + ".md", roadmap, "text/markdown")
                    .expect(200);
            assertThat(filed.raw().body()).contains("\"body\":\"" + body + "\"");
        });
    }
}
