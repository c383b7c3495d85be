package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.eventing.Command;
import se.samrad.eventing.bench.Bench;

/** Files that an author adds to the draft, and whoever sends the answer sends with it. */
class DraftFilesTest extends DraftHarness {
    private static final byte[] STATEMENT = "Kommunstyrelsen avstyrker planen.".getBytes(UTF_8);
    private static final String HASH = Command.sha256(STATEMENT);

    private final String author = Bench.bearer("body:" + body, "author:" + body).replaceFirst("somebody", "kim");
    private final String approver = alex;

    private Answer answer(String token, String key, String... hashes) {
        String files = String.join("\",\"", hashes);
        return put(consultation, body, token, key, "{\"files\":[\"" + files + "\"]}");
    }

    private Answer tus(String verb, String path, String... headers) {
        List<String> all = new ArrayList<>(List.of("Tus-Resumable", "1.0.0"));
        all.addAll(List.of(headers));
        return send(verb, path, author, null, all.toArray(String[]::new));
    }

    private String begin(String name, long length) {
        String told = "filename " + Base64.getEncoder().encodeToString(name.getBytes(UTF_8));
        return tus("POST", draft + "/uploads", "Upload-Length", String.valueOf(length), "Upload-Metadata", told)
                .is(201)
                .header("Location");
    }

    private Answer patch(String upload, int offset, byte[] bytes) {
        return sendBytes(
                "PATCH",
                upload,
                author,
                bytes,
                "Tus-Resumable",
                "1.0.0",
                "Upload-Offset",
                String.valueOf(offset),
                "Content-Type",
                "application/offset+octet-stream");
    }

    @Test
    void whatAnAuthorAddsTheApproverReadsAndSendsWithoutHandingItInAgain() {
        String id = add(author, "yttrande.txt", STATEMENT).is(201).at("/id");
        Answer read = get(draft, approver).is(200);
        assertThat(read.at("/files/0/name")).isEqualTo("yttrande.txt");
        assertThat(read.at("/files/0/sha256")).isEqualTo(HASH);
        assertThat(read.at("/files/0/size")).isEqualTo(String.valueOf(STATEMENT.length));
        assertThat(read.at("/files/0/own")).isEqualTo("false");
        Answer file = get(draft + "/files/" + id, approver).is(200);
        assertThat(file.response().body()).isEqualTo(STATEMENT);
        assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=\"yttrande.txt\"");
        assertThat(file.header("Cache-Control")).isEqualTo("no-store");
        answer(author, Bench.id("key"), HASH).is(403);

        Answer receipt = answer(approver, Bench.id("key"), HASH).is(201);
        assertThat(receipt.at("/files/0/name")).isEqualTo("yttrande.txt");
        assertThat(receipt.at("/files/0/sha256")).isEqualTo(HASH);
        String response = receipt.at("/response");
        assertThat(get("/api/staff/responses/" + response + "/files/" + HASH, REGISTRAR)
                        .is(200)
                        .response()
                        .body())
                .isEqualTo(STATEMENT);
        get(draft, approver).is(404);
        get(draft + "/files/" + id, approver).because(404, "unknown");
        add(author, "bilaga.txt", STATEMENT).because(409, "already-answered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff:handlaggare", "staff:registrator", "staff:kommunikator", "staff:admin"})
    void nobodyOfTheAuthorityLearnsOfAFileAndItsHashOpensNothing(String scope) {
        String id = add(author, "yttrande.txt", STATEMENT).is(201).at("/id");
        for (String token : List.of(Bench.bearer(scope), Bench.bearer(scope, "body:" + body))) {
            get(draft + "/files/" + id, token).because(404, "unknown");
            send("DELETE", draft + "/files/" + id, token, null).because(404, "unknown");
            add(token, "x.txt", STATEMENT).because(404, "unknown");
        }
        put(
                        consultation,
                        body,
                        Bench.bearer("staff:registrator", "body:" + body),
                        Bench.id("key"),
                        "{\"files\":[\"" + HASH + "\"]}")
                .because(422, "file-unknown");
        assertThat(get(draft, approver).json().at("/files")).hasSize(1);
    }

    @Test
    void whoActsForAnotherBodyOrNoLongerForThisOneFindsWhatDoesNotExist() {
        String id = add(author, "yttrande.txt", STATEMENT).is(201).at("/id");
        String upload = begin("bilaga.txt", 5);
        String stranger = account("kim", "body:" + body());
        String there =
                get(draft + "/files/" + id, stranger).because(404, "unknown").text();
        String nowhere = draft + "/files/5f0d3c1a9b7e4d62a1c8f3e07b94d215";
        assertThat(there.replace(id, ""))
                .isEqualTo(get(nowhere, stranger)
                        .because(404, "unknown")
                        .text()
                        .replace("5f0d3c1a9b7e4d62a1c8f3e07b94d215", ""));
        get(nowhere, approver).because(404, "unknown");
        get(upload, stranger).because(404, "unknown");
        get(upload, approver).because(404, "unknown"); // half of one is nobody's but who sends it
        get(draft + "/files/" + id, null).is(401);
        String elsewhere = draft.replace(consultation, openConsultation());
        get(elsewhere + "/files/" + id, approver).because(404, "unknown");
        String other = body();
        put(consultation, other, representative(other), Bench.id("key"), "{\"files\":[\"" + HASH + "\"]}")
                .because(422, "file-unknown");
    }

    @Test
    void aFileThatComesByPartsGoesOnAndIsSeenWhenItIsWhole() {
        byte[] content = new byte[2_500_000];
        new Random(4).nextBytes(content);
        for (int i = 0; i < content.length; i++) content[i] = (byte) ('a' + (content[i] & 15));
        String upload = begin("yttrande.txt", content.length);
        patch(upload, 0, Arrays.copyOf(content, 1_700_000)).is(204);
        assertThat(get(draft, author).json().at("/files")).isEmpty();
        get(upload.replace("/uploads/", "/files/"), author).because(404, "unknown");
        patch(upload, 0, new byte[] {'x'}).because(409, "upload-moved-on");
        assertThat(tus("HEAD", upload).header("Upload-Offset")).isEqualTo("1700000");
        patch(upload, 1_700_000, Arrays.copyOfRange(content, 1_700_000, content.length))
                .is(204);
        assertThat(get(upload, author).is(200).at("/file/sha256")).isEqualTo(Command.sha256(content));
        assertThat(get(upload.replace("/uploads/", "/files/"), approver)
                        .is(200)
                        .response()
                        .body())
                .isEqualTo(content);
        answer(approver, Bench.id("key"), Command.sha256(content)).is(201);
    }

    @Test
    void anUploadThatNobodyGoesOnWithIsSweptAndSoIsOneThatWasGivenUp() {
        clock.moveTo(Instant.parse("2026-12-01T08:00:00Z"));
        String given = begin("a.txt", 5);
        tus("DELETE", given).is(204);
        get(given, author).because(404, "unknown");
        String left = begin("b.txt", 5);
        patch(left, 0, "abc".getBytes(UTF_8)).is(204);
        String whole = add(author, "yttrande.txt", STATEMENT).is(201).at("/id");
        clock.moveBy(Duration.ofHours(25));
        sweep.round();
        get(left, author).because(404, "unknown");
        get(draft + "/files/" + whole, approver).is(200);
    }

    @Test
    void whatIsNotReceivedInAnAnswerIsNotReceivedInADraft() {
        add(author, "makro.docm", STATEMENT).because(422, "file-with-macros");
        add(author, "program.exe", STATEMENT).because(422, "file-type-not-received");
        add(author, "yttrande.pdf", STATEMENT).because(422, "not-what-its-name-says");
        add(author, "tom.txt", new byte[0]).because(422, "file-empty");
        String upload = begin("yttrande.pdf", STATEMENT.length);
        patch(upload, 0, STATEMENT).because(422, "not-what-its-name-says");
        patch(upload, STATEMENT.length, new byte[0]).because(422, "not-what-its-name-says");
        assertThat(get(draft, author).json().at("/files")).isEmpty();
        for (int i = 0; i < 20; i++)
            add(author, i + ".txt", ("fil " + i).getBytes(UTF_8)).is(201);
        add(author, "21.txt", STATEMENT).because(422, "too-many");
        // The same content is there once, by its newest name.
        add(approver, "noll.txt", "fil 0".getBytes(UTF_8)).is(201);
        assertThat(get(draft, author).json().at("/files")).hasSize(20);
        assertThat(get(draft, author).text()).contains("noll.txt").doesNotContain("\"0.txt\"");
    }

    @Test
    void whatAColleagueTakesAwayIsGoneForAll() {
        String id = add(author, "yttrande.txt", STATEMENT).is(201).at("/id");
        send("DELETE", draft + "/files/" + id, approver, null).is(204);
        get(draft + "/files/" + id, author).because(404, "unknown");
        answer(approver, Bench.id("key"), HASH).because(422, "file-unknown");
    }

    @Test
    void whoSendsSeesHowManyFilesAreHandedOverAndNobodyElseDoes() {
        add(author, "yttrande.txt", STATEMENT).is(201);
        add(author, "bilaga.txt", "Exempel.".getBytes(UTF_8)).is(201);
        answer(approver, Bench.id("key"), HASH, "0".repeat(64)).because(422, "file-unknown"); // after the first of them
        Answer read = get(draft, approver).is(200);
        assertThat(read.at("/files/0/handedOver")).isEqualTo("true");
        assertThat(read.at("/files/1/handedOver")).isEqualTo("false");
        assertThat(get(draft, author).at("/files/0/handedOver")).isEqualTo("false");
    }

    @Test
    void anAnswerHasArrivedWhenItWasSentHoweverLongItsFilesAreHandedOver() {
        byte[] large = "Kommunen avstyrker.\n".repeat(200_000).getBytes(UTF_8);
        add(author, "yttrande.txt", large).is(201);
        String arrived =
                answer(approver, Bench.id("key"), Command.sha256(large)).is(201).at("/receivedAt");
        Document owned = Objects.requireNonNull(database.getCollection("owned")
                .find(new Document("sha256", Command.sha256(large)))
                .first());
        assertThat(owned.getDate("begun").toInstant()).isEqualTo(arrived);
        assertThat(owned.getDate("whole").toInstant()).isEqualTo(arrived);
    }

    @Test
    void anAnswerThatNamedAFileWhichWasNotHereYetArrivesWhenAllOfItIs() {
        byte[] later = "Exempel: beslutet.".getBytes(UTF_8);
        String key = Bench.id("key");
        add(author, "yttrande.txt", STATEMENT).is(201);
        answer(approver, key, HASH, Command.sha256(later)).because(422, "file-unknown");
        clock.moveBy(Duration.ofHours(1));
        Instant whole = clock.instant();
        add(author, "beslut.txt", later).is(201);
        String arrived =
                answer(approver, key, HASH, Command.sha256(later)).is(201).at("/receivedAt");
        assertThat(Instant.parse(arrived)).isAfterOrEqualTo(whole.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void aFileOfTheDraftIsReceivedUpToFiftyMegabytesAndOneByteMoreIsRefusedAlone() {
        String other = add(author, "bilaga.txt", STATEMENT).is(201).at("/id");
        byte[] most = new byte[50 * 1024 * 1024];
        Arrays.fill(most, (byte) 'a');
        byte[] more = Arrays.copyOf(most, most.length + 1);
        Arrays.fill(more, (byte) 'b');
        add(author, "mer.txt", more).because(413, "too-large").member(0, "file", "too-large");
        tus(
                        "POST",
                        draft + "/uploads",
                        "Upload-Length",
                        String.valueOf(more.length),
                        "Upload-Metadata",
                        "filename YS50eHQ=")
                .because(413, "too-large");
        assertThat(get(draft, author).json().at("/files")).hasSize(1);
        String id = add(author, "mest.txt", most).is(201).at("/id");
        begin("mest.txt", most.length);
        assertThat(get(draft + "/files/" + id, approver).is(200).response().body())
                .isEqualTo(most);
        get(draft + "/files/" + other, approver).is(200);
        answer(approver, Bench.id("key"), HASH, Command.sha256(most)).is(201);
    }

    @Test
    void whoSendsAgainHasOneAnswerAndTheSameReceipt() {
        add(author, "yttrande.txt", STATEMENT).is(201);
        String key = Bench.id("key");
        Answer first = answer(approver, key, HASH).is(201);
        assertThat(answer(approver, key, HASH).is(200).json()).isEqualTo(first.json());
    }

    @Test
    void whatAProcessThatDiedBeforeTheDraftWasDeletedLeftBehindIsSwept() {
        String id = add(author, "yttrande.txt", STATEMENT).is(201).at("/id");
        diesBeforeItIsDeleted(
                List.of("drafts", "files", "pieces"),
                () -> answer(approver, Bench.id("key"), HASH).is(201));
        get(draft + "/files/" + id, approver).is(200);
        sweep.round();
        get(draft + "/files/" + id, approver).is(404);
        inStore(store -> {
            assertThat(store.getCollection("files").countDocuments(new Document("_id", id)))
                    .isZero();
            assertThat(store.getCollection("pieces").countDocuments(new Document("file", id)))
                    .isZero();
        });
    }

    @Test
    void filesAreKeptForThirtyDaysAfterTheLastDayAndGoWhenTheDraftIsThrownAway() {
        String id = add(author, "yttrande.txt", STATEMENT).is(201).at("/id");
        clock.moveTo(Instant.parse("2027-01-14T22:59:30Z"));
        sweep.round();
        get(draft + "/files/" + id, approver).is(200);
        clock.moveTo(Instant.parse("2027-01-14T23:00:01Z"));
        sweep.round();
        get(draft + "/files/" + id, approver).is(404);
        String next = add(author, "yttrande.txt", STATEMENT).is(201).at("/id");
        send("DELETE", draft, approver, null).is(204);
        get(draft + "/files/" + next, approver).is(404);
    }
}
