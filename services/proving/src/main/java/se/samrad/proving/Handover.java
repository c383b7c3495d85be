package se.samrad.proving;

import com.mongodb.WriteConcern;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import se.samrad.eventing.bench.Bench;

/** An answer with as many and as large files as a draft may have: how long whoever sends it waits for its receipt. */
final class Handover {
    private static final int FILES = 20;
    private static final long FILE_BYTES = 50_000_000;
    private static final int CHUNK_BYTES = 1024 * 1024;
    private static final String BODY = "exempelby-0";
    private static final String DRAFT = "/api/consultations/" + Place.CONSULTATION + "/drafts/" + BODY;
    private static final String ANSWER = "/api/consultations/" + Place.CONSULTATION + "/responses/" + BODY;

    private Handover() {}

    static void run(Place place) throws Exception {
        System.out.println("## Sending 20 files of 50 MB from a draft, against the same bytes put raw into GridFS");
        place.invite(1);
        String token = Bench.bearer("body:" + BODY);
        List<String> hashes = new ArrayList<>();
        double added = seconds(() -> {
            for (int i = 0; i < FILES; i++) {
                String said = place.responses().uploadTo(DRAFT + "/files", token, i + ".txt", written());
                hashes.add(said.replaceFirst("(?s).*\"sha256\":\"([0-9a-f]{64})\".*", "$1"));
            }
        });
        double sent = seconds(() ->
                place.responses().json("PUT", ANSWER, token, "{\"files\":[\"" + String.join("\",\"", hashes) + "\"]}"));
        GridFSBucket bucket = GridFSBuckets.create(
                        place.raw().getDatabase("raw").withWriteConcern(WriteConcern.MAJORITY.withJournal(true)),
                        "files")
                .withChunkSizeBytes(CHUNK_BYTES);
        double raw = seconds(() -> {
            for (int i = 0; i < FILES; i++) bucket.uploadFromStream("raw", written());
        });
        System.out.printf(
                Locale.ROOT, "added to the draft in %.1f s, sent in %.1f s, raw in %.1f s%n", added, sent, raw);
    }

    private static Written written() {
        return new Written(UUID.randomUUID().toString(), FILE_BYTES);
    }

    private static double seconds(Durations.Act act) throws Exception {
        long began = System.nanoTime();
        act.run();
        return (System.nanoTime() - began) / 1e9;
    }
}
