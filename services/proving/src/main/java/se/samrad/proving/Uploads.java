package se.samrad.proving;

import com.mongodb.WriteConcern;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import se.samrad.eventing.bench.Bench;

/** A file of the largest size, over HTTP into the store, against the same bytes put raw into GridFS. */
final class Uploads {
    private static final long FILE_BYTES = 50_000_000;
    private static final int ROUNDS = 5;
    private static final int CHUNK_BYTES = 1024 * 1024;
    private static final String TOKEN = Bench.bearer("body:exempelby");

    private Uploads() {}

    static void run(Place place) throws Exception {
        System.out.println("## Throughput of a 50 MB upload, goal: at least 0.8 of a raw GridFS put");
        GridFSBucket bucket = GridFSBuckets.create(
                        place.raw().getDatabase("raw").withWriteConcern(WriteConcern.MAJORITY.withJournal(true)),
                        "files")
                .withChunkSizeBytes(CHUNK_BYTES);
        List<Double> ratios = new ArrayList<>();
        Durations ours = new Durations();
        Durations raw = new Durations();
        for (int i = 0; i <= ROUNDS; i++) {
            boolean warm = i > 0;
            double our = timed(
                    warm ? ours : new Durations(),
                    () -> place.responses()
                            .upload(
                                    TOKEN,
                                    "yttrande.txt",
                                    new Written(UUID.randomUUID().toString(), FILE_BYTES)));
            double their = timed(
                    warm ? raw : new Durations(),
                    () -> bucket.uploadFromStream(
                            "raw", new Written(UUID.randomUUID().toString(), FILE_BYTES)));
            if (warm) ratios.add(their / our);
        }
        System.out.printf(
                Locale.ROOT,
                "ratio %s; ours %.0f MB/s, raw %.0f MB/s%n",
                Durations.spread(ratios),
                FILE_BYTES / 1e3 / ours.percentile(50),
                FILE_BYTES / 1e3 / raw.percentile(50));
    }

    private static double timed(Durations durations, Durations.Act act) throws Exception {
        long began = System.nanoTime();
        durations.measure(act);
        return System.nanoTime() - began;
    }
}
