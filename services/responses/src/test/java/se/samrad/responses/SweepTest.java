package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samrad.eventing.Commit;
import se.samrad.eventing.store.CommitStore;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.files.FileSweep;
import se.samrad.responses.files.HandedIn;
import se.samrad.responses.files.KeptFiles;
import se.samrad.responses.files.PartialUploads;
import se.samrad.responses.files.Safety;
import se.samrad.responses.files.UploadTimes;
import se.samrad.responses.registering.RegisterNumbers;

class SweepTest extends WholeService {
    @Autowired
    MongoDatabase database;

    @Autowired
    Sweep sweep;

    @Autowired
    KeptFiles kept;

    @Autowired
    FileSweep files;

    @Autowired
    PartialUploads partial;

    @Autowired
    DetailStore details;

    @Autowired
    RegisterNumbers numbers;

    private List<Document> kept(String response) {
        List<Document> all = new ArrayList<>();
        for (String collection : List.of("renditions", "details", "kept")) {
            database.getCollection(collection)
                    .find(new Document("response", response))
                    .sort(new Document("_id", 1))
                    .into(all);
        }
        return all;
    }

    @Test
    void nothingThatAnyActNamesIsTakenAwayAndAllOfItIsLookedAtOnce() {
        String body = body();
        String token = representative(body);
        String first = upload(token, "svar.txt", "Kim Exempel bor här.".getBytes(UTF_8))
                .at("/sha256");
        String response = put(
                        openConsultation(),
                        body,
                        token,
                        "k1",
                        "{\"text\":\"Kim Exempel avstyrker.\",\"preliminary\":true,\"files\":[\"" + first + "\"]}")
                .is(201)
                .at("/response");
        String second =
                upload(token, "mer.txt", "Mer att säga.".getBytes(UTF_8)).at("/sha256");
        String here = "/api/responses/" + response + "/";
        send(
                        "POST",
                        here + "supplement",
                        token,
                        "{\"text\":\"Och en sak till.\",\"files\":[\"" + second + "\"]}",
                        "Idempotency-Key",
                        "k2")
                .is(201);
        act(response, "redactions", "{\"passages\":[{\"in\":\"text\",\"quote\":\"Kim Exempel\",\"ground\":\"GDPR\"}]}")
                .is(200);
        String hides =
                "{\"file\":\"%s\",\"passages\":[{\"in\":\"text\",\"quote\":\"Kim Exempel\",\"ground\":\"GDPR\"}]}";
        act(response, "redactions", hides.formatted(first)).is(200);
        String extract = upload(token, "protokoll.txt", "Protokollsutdrag.".getBytes(UTF_8))
                .at("/sha256");
        String confirms = "{\"decision\":{\"by\":\"Exempelnämnden\",\"date\":\"2026-01-02\"},\"extract\":\"%s\"}";
        send("POST", here + "confirm", token, confirms.formatted(extract), "Idempotency-Key", "k3")
                .is(200);
        send("POST", here + "withdraw", token, "{\"reason\":\"Vi tar tillbaka det.\"}", "Idempotency-Key", "k4")
                .is(200);

        List<Document> before = kept(response);
        assertThat(before).allSatisfy(each -> assertThat(each).containsKey("unsettled"));
        clock.moveBy(Duration.ofHours(25));
        sweep.round();
        before.forEach(each -> each.remove("unsettled"));
        assertThat(kept(response)).isEqualTo(before).hasSizeGreaterThan(9);
    }

    @Test
    void whoSendsAgainAndWhoIsRefusedLeavesNothingMoreOfWhoItIsAndWhatItSaid() {
        String path = "/api/consultations/" + openConsultation() + "/responses";
        String says =
                "{\"text\":\"Kim Exempel avstyrker.\",\"name\":\"Kim Exempel\",\"email\":\"kim@exempel.example\"}";
        String[] key = {"Idempotency-Key", "igen"};
        String response = send("POST", path, null, says, key).is(201).at("/response");
        List<Document> first = kept(response);
        assertThat(first).hasSize(2);
        send("POST", path, null, says, key).is(200);
        assertThat(kept(response)).isEqualTo(first);
        send("POST", path, null, says.replace("avstyrker", "tillstyrker"), key)
                .because(409, "key-used-for-another-request");
        assertThat(kept(response)).isEqualTo(first);
        clock.moveBy(Duration.ofHours(25));
        sweep.round();
        assertThat(kept(response)).hasSize(2);
    }

    @Test
    void whatIsSentAgainWhileTheSweepAsksForItsCommitStays() {
        String body = body();
        String token = representative(body);
        String sha256 =
                upload(token, "svar.txt", "Kim bor här.".getBytes(UTF_8)).at("/sha256");
        ResponseId id = new ResponseId(openConsultation(), body);
        Runnable sent = () -> {
            Instant now = clock.instant();
            kept.keep(
                    id,
                    List.of(new HandedIn.Owned(sha256, "svar.txt", 1, Safety.UNSCANNED, new UploadTimes(now, now))));
            details.put(id, "content", new Details("Kim", null, null, List.of(), null));
        };
        sent.run();
        assertThat(kept(id.text())).hasSize(2);
        clock.moveBy(Duration.ofHours(25));
        new Sweep(database, kept, files, partial, asked(sent), numbers, clock).round();
        assertThat(kept(id.text())).hasSize(2);
        clock.moveBy(Duration.ofHours(25));
        sweep.round();
        assertThat(kept(id.text())).as("nothing was committed after all").isEmpty();
    }

    /** No commits, and something that happens each time that they are asked for. */
    private static CommitStore asked(Runnable meanwhile) {
        return new CommitStore() {
            @Override
            public Appended append(Commit commit) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<Commit> at(String stream, long first) {
                meanwhile.run();
                return Optional.empty();
            }

            @Override
            public Optional<Commit> byKey(String key) {
                return Optional.empty();
            }

            @Override
            public List<Head> heads(String after, int limit) {
                return List.of();
            }
        };
    }
}
