package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.Command;
import se.samrad.eventing.Rejected;
import se.samrad.responses.domain.ResponseId;

/** What the store of files does on every database that it may meet. */
abstract class FileStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ResponseId RESPONSE = new ResponseId("exempel", "exempelby");

    @SuppressWarnings("NullAway.Init") // opened before each test
    private MongoClient client;

    @SuppressWarnings("NullAway.Init")
    private MongoDatabase database;

    @SuppressWarnings("NullAway.Init")
    private Bytes bytes;

    @SuppressWarnings("NullAway.Init")
    private FileStore files;

    @SuppressWarnings("NullAway.Init")
    private HandedIn handedIn;

    @SuppressWarnings("NullAway.Init")
    private KeptFiles keptFiles;

    @SuppressWarnings("NullAway.Init")
    private FileSweep sweep;

    abstract String uri();

    @BeforeEach
    void open() {
        client = MongoClients.create(uri());
        database = client.getDatabase("files" + System.nanoTime());
        bytes = new Bytes(database, CLOCK);
        files = new FileStore(database, bytes, ScanSettings.OFF, CLOCK);
        handedIn = new HandedIn(database, bytes, files, CLOCK);
        keptFiles = new KeptFiles(database, files, CLOCK);
        sweep = new FileSweep(files, handedIn, keptFiles);
    }

    @AfterEach
    void drop() {
        database.drop();
        client.close();
    }

    private HandedIn.Received receive(String owner, byte[] content) throws IOException {
        return handedIn.receive(
                new HandedIn.Begun(owner, NOW), "yttrande.txt", FileType.TXT, new ByteArrayInputStream(content));
    }

    private static HandedIn.Owned owned(HandedIn.Received file) {
        return new HandedIn.Owned(
                file.sha256(), "yttrande.txt", file.size(), Safety.UNSCANNED, new UploadTimes(NOW, NOW));
    }

    private long pieces() {
        return database.getCollection("files.chunks").countDocuments();
    }

    @Test
    void whatWasReceivedIsReadByteForByte() throws IOException {
        byte[] content = new byte[3 * 1024 * 1024 + 17];
        new Random(1).nextBytes(content);
        HandedIn.Received received = receive("kim", content);
        assertThat(received.sha256()).isEqualTo(Command.sha256(content));
        assertThat(received.size()).isEqualTo(content.length);
        try (InputStream bytes = files.open(received.sha256()).orElseThrow()) {
            assertThat(bytes.readAllBytes()).isEqualTo(content);
        }
        assertThat(pieces()).isEqualTo(4);
    }

    @Test
    void theSameContentFromManyAtOnceIsStoredOnceAndOwnedByEach() throws Exception {
        byte[] content = new byte[2 * 1024 * 1024];
        List<Callable<HandedIn.Received>> all = java.util.stream.IntStream.range(0, 12)
                .<Callable<HandedIn.Received>>mapToObj(i -> () -> receive("owner" + i, content))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(all))
                assertThat(each.get().first()).isTrue();
        }
        String sha256 = Command.sha256(content);
        assertThat(database.getCollection("files.files").countDocuments()).isEqualTo(1);
        assertThat(pieces()).isEqualTo(2);
        assertThat(handedIn.owned(List.of("owner7"), sha256)).isPresent();
        assertThat(handedIn.owned(List.of("someone"), sha256)).isEmpty();
    }

    @Test
    void halfAnUploadLeavesNothingToSee() {
        assertThatThrownBy(() ->
                        handedIn.receive(new HandedIn.Begun("kim", NOW), "halv.txt", FileType.TXT, new InputStream() {
                            private int given;

                            @Override
                            public int read() throws IOException {
                                if (given++ > 2_500_000) throw new IOException("the line is cut");
                                return 'x';
                            }
                        }))
                .hasMessage("the line is cut");
        assertThat(database.getCollection("contents").countDocuments()).isZero();
        assertThat(database.getCollection("owned").countDocuments()).isZero();
        sweep.sweep(NOW.plus(Duration.ofDays(1)));
        assertThat(pieces()).isZero();
        assertThat(database.getCollection("uploads").countDocuments()).isZero();
    }

    /** As when another primary is elected midway and the first pieces were not yet at a majority. */
    @Test
    void anUploadOfWhichAPieceWasLostIsRefusedAndNotSeen() {
        InputStream content = new InputStream() {
            private int given;

            @Override
            public int read() {
                if (given == 2_500_000) {
                    await().until(() -> database.getCollection("files.chunks")
                                    .deleteOne(new Document("n", 0))
                                    .getDeletedCount()
                            == 1);
                }
                return given++ < 3_000_000 ? 'x' : -1;
            }
        };
        assertThatThrownBy(() -> handedIn.receive(new HandedIn.Begun("kim", NOW), "tappad.txt", FileType.TXT, content))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo("store-unavailable"));
        assertThat(database.getCollection("contents").countDocuments()).isZero();
        sweep.sweep(NOW.plus(Duration.ofDays(1)));
        assertThat(pieces()).isZero();
    }

    /** The count of the pieces is right then, and what stands in one of them is not. */
    @Test
    void anUploadOfWhichTheStoreDidNotTakeAPieceIsNotSeen() {
        InputStream content = new InputStream() {
            private int given;

            @Override
            public int read() {
                if (given == 1_500_000) {
                    Object file = Objects.requireNonNull(
                                    database.getCollection("uploads").find().first())
                            .get("_id");
                    database.getCollection("files.chunks")
                            .insertOne(new Document("files_id", file)
                                    .append("n", 2)
                                    .append("data", new Binary("Fel".getBytes(UTF_8))));
                }
                return given++ < 3_000_000 ? 'x' : -1;
            }
        };
        assertThatThrownBy(() -> handedIn.receive(new HandedIn.Begun("kim", NOW), "fel.txt", FileType.TXT, content))
                .isInstanceOf(MongoWriteException.class);
        assertThat(database.getCollection("contents").countDocuments()).isZero();
        assertThat(database.getCollection("owned").countDocuments()).isZero();
        sweep.sweep(NOW.plus(Duration.ofDays(1)));
        assertThat(pieces()).isZero();
    }

    @Test
    void whatAResponseKeepsOutlivesTheSweepAndTheRestDoesNot() throws IOException {
        HandedIn.Received kept = receive("kim", "kept".getBytes(UTF_8));
        HandedIn.Received loose = receive("kim", "loose".getBytes(UTF_8));
        assertThat(keptFiles.keep(RESPONSE, List.of(owned(kept)))).isTrue();
        sweep.sweep(NOW.minusMillis(1));
        assertThat(files.open(loose.sha256())).isPresent();
        sweep.sweep(NOW.plusMillis(1));
        assertThat(files.open(loose.sha256())).isEmpty();
        assertThat(files.open(kept.sha256())).isPresent();
        assertThat(pieces()).isEqualTo(1);
        assertThat(keptFiles.keep(RESPONSE, List.of(owned(loose)))).isFalse();
    }

    @Test
    void whatNobodySaidWasCommittedIsAskedAbout() throws IOException {
        HandedIn.Received file = receive("kim", "asked".getBytes(UTF_8));
        keptFiles.keep(RESPONSE, List.of(owned(file)));
        assertThat(keptFiles.unsettled(NOW)).isEmpty();
        KeptFiles.Unsettled asked = keptFiles.unsettled(NOW.plusMillis(1)).getFirst();
        assertThat(asked.sha256()).isEqualTo(file.sha256());
        keptFiles.settle(asked, false);
        assertThat(keptFiles.unsettled(NOW.plusMillis(1))).isEmpty();
    }

    @Test
    void whatIsAskedForAgainWhileItIsAskedAboutStays() throws IOException {
        HandedIn.Owned file = owned(receive("kim", "again".getBytes(UTF_8)));
        keptFiles.keep(RESPONSE, List.of(file));
        Instant nextDay = NOW.plus(Duration.ofHours(25));
        KeptFiles.Unsettled asked = keptFiles.unsettled(nextDay).getFirst();
        new KeptFiles(database, files, Clock.fixed(nextDay, ZoneOffset.UTC)).keep(RESPONSE, List.of(file));
        keptFiles.settle(asked, false);
        assertThat(keptFiles.has(file.sha256())).isTrue();
        assertThat(keptFiles.unsettled(nextDay)).isEmpty();
        keptFiles.settle(keptFiles.unsettled(nextDay.plusMillis(1)).getFirst(), true);
        assertThat(keptFiles.unsettled(nextDay.plusMillis(1))).isEmpty();
        assertThat(keptFiles.has(file.sha256())).isTrue();
    }

    private PartialUploads partial() {
        FileDoor door = new FileDoor(bytes, handedIn, files, new Clamd(ScanSettings.OFF), CLOCK);
        return new PartialUploads(database, handedIn, door, CLOCK);
    }

    private long parts() {
        return database.getCollection("partialUploads.parts").countDocuments();
    }

    @Test
    void partsBecomeOneFileByteForByte() throws IOException {
        byte[] content = "Gångvägen ska vara belyst. ".repeat(90_000).getBytes(UTF_8);
        PartialUploads.Partial upload = partial().begin("kim", "y.txt", content.length, Command.sha256(content));
        long at = 0;
        for (int size : new int[] {1, 700_000, 1024 * 1024, content.length}) {
            int to = Math.min(content.length, (int) at + size);
            at = partial().append(upload, at, Arrays.copyOfRange(content, (int) at, to), NOW);
        }
        assertThat(handedIn.owned(List.of("kim"), Command.sha256(content))).isEmpty();
        assertThat(partial().finish(upload).sha256()).isEqualTo(Command.sha256(content));
        try (InputStream bytes = files.open(Command.sha256(content)).orElseThrow()) {
            assertThat(bytes.readAllBytes()).isEqualTo(content);
        }
        assertThat(parts()).isZero();
    }

    @Test
    void ofManyThatSendTheSamePartOneGoesOnAndNothingIsMixed() throws Exception {
        byte[] content = new byte[40_000];
        Arrays.fill(content, (byte) 'x');
        PartialUploads.Partial upload = partial().begin("kim", "y.txt", content.length, null);
        for (int from = 0; from < content.length; from += 10_000) {
            long at = from;
            byte[] part = Arrays.copyOfRange(content, from, from + 10_000);
            List<Callable<Boolean>> all = java.util.stream.IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            return partial().append(upload, at, part, NOW) == at + part.length;
                        } catch (Rejected late) {
                            assertThat(late.kind()).isEqualTo(Rejected.Kind.CONFLICT);
                            return false;
                        }
                    })
                    .toList();
            int went = 0;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var each : threads.invokeAll(all)) if (each.get()) went++;
            }
            assertThat(went).isEqualTo(1);
        }
        assertThat(partial().finish(upload).sha256()).isEqualTo(Command.sha256(content));
    }

    /** As when the process dies after the bytes were stored and before the upload named them. */
    @Test
    void aPartThatNoUploadNamesIsNoPartOfTheFileAndSweptAway() throws IOException {
        byte[] content = "Hej på er.".getBytes(UTF_8);
        PartialUploads.Partial upload = partial().begin("kim", "y.txt", content.length, null);
        database.getCollection("partialUploads.parts")
                .insertOne(new Document("upload", upload.id())
                        .append("at", Date.from(NOW))
                        .append("data", new Binary("Fel".getBytes(UTF_8))));
        partial().append(upload, 0, Arrays.copyOf(content, 3), NOW);
        partial().sweep(NOW);
        assertThat(partial().find(upload.id(), List.of("kim")).offset()).isEqualTo(3);
        assertThat(parts()).isEqualTo(2);
        database.getCollection("partialUploads")
                .updateOne(
                        new Document("_id", upload.id()),
                        new Document("$set", new Document("touched", Date.from(NOW.plusSeconds(60)))));
        partial().sweep(NOW.plusMillis(1));
        assertThat(parts()).isEqualTo(1);
        partial().append(upload, 3, Arrays.copyOfRange(content, 3, content.length), NOW);
        assertThat(partial().finish(upload).sha256()).isEqualTo(Command.sha256(content));
        partial().sweep(NOW.plus(Duration.ofDays(2)));
        assertThat(database.getCollection("partialUploads").countDocuments()).isZero();
    }

    @Test
    void ofAnUploadThatIsEndedNothingIsLeft() {
        PartialUploads.Partial upload = partial().begin("kim", "y.txt", 10, null);
        partial().append(upload, 0, "Hej ".getBytes(UTF_8), NOW);
        partial().remove(upload.id());
        assertThat(parts()).isZero();
        assertThatThrownBy(() -> partial().append(upload, 4, "på ".getBytes(UTF_8), NOW))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("unknown");
        assertThat(parts()).isZero();
        assertThatThrownBy(() -> partial().find(upload.id(), List.of("kim"))).isInstanceOf(Rejected.class);
    }

    @Test
    void whoHasGivenUpAHundredUploadsIsNotKeptOut() {
        for (int i = 0; i < 101; i++) partial().begin("kim", "y.txt", 10 + i, null);
        assertThat(database.getCollection("partialUploads").countDocuments()).isEqualTo(100);
        partial().begin("alex", "y.txt", 10, null);
        assertThat(database.getCollection("partialUploads").countDocuments()).isEqualTo(101);
    }
}
