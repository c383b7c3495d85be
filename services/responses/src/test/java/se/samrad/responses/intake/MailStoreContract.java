package se.samrad.responses.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.responses.domain.MailRoute;

/** What the store of messages does on every database that it may meet. */
abstract class MailStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final byte[] RAW = "Subject: yttrande\r\n\r\nVi tillstyrker åtgärden.".getBytes(UTF_8);
    private static final String FOLDER = "INBOX/1";

    private final String name = "mails" + System.nanoTime();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private MongoClient client;

    @SuppressWarnings("NullAway.Init")
    private MailStore store;

    /** The address of a server with this database. */
    abstract String uri(String database);

    @BeforeEach
    void open() {
        client = MongoClients.create(uri(name));
        store = new MailStore(database(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database().drop();
        client.close();
    }

    private MongoDatabase database() {
        return client.getDatabase(name);
    }

    private long chunks() {
        return database().getCollection("intakeBytes.chunks").countDocuments();
    }

    private static Mail mail(String id, Mail.State state, Instant fetched) {
        var target = new Mail.Target("exempel", null, "Kim Exempel", null, null);
        return new Mail(
                id,
                "35cc51c4",
                5_000_000_000L,
                fetched,
                NOW,
                "stämplat av vår server",
                "kim@exempel.example",
                "Kim Exempel",
                "Yttrande över\u00a0färdplanen",
                state,
                MailRoute.Why.NO_CASE_NUMBER,
                null,
                target,
                null,
                List.of("yttrande.pdf"),
                List.of(new Mail.LeftOut("makro.docm", "macros")),
                List.of(new Mail.Pair("a.docx", "a.pdf", 0.95)),
                null,
                null,
                null);
    }

    private boolean record(Mail mail, @Nullable ObjectId file) {
        return store.record(mail, "<1@exempel.example>", file);
    }

    @Test
    void whatIsRecordedIsReadBackAsItWasWithAllItsBytes() {
        Mail mail = mail("a", Mail.State.RECORDED, NOW);
        assertThat(record(mail, store.keep(RAW))).isTrue();
        assertThat(store.find("a")).contains(mail);
        assertThat(store.raw("a").orElseThrow()).isEqualTo(RAW);
        assertThat(store.find("b")).isEmpty();
        assertThat(store.raw("b")).isEmpty();
    }

    @Test
    void aMessageThatIsKnownIsNotRecordedAgainAndItsCopyGoes() {
        Mail mail = mail("a", Mail.State.RECORDED, NOW);
        record(mail, store.keep(RAW));
        long once = chunks();
        assertThat(record(mail("a", Mail.State.SET_ASIDE, NOW), store.keep(RAW)))
                .isFalse();
        assertThat(chunks()).isEqualTo(once);
        assertThat(store.find("a")).contains(mail);
        assertThat(store.raw("a").orElseThrow()).isEqualTo(RAW);
    }

    @Test
    void oneChangesWhatIsInTheStateThatOneSawAndNothingElse() {
        record(mail("a", Mail.State.QUEUED, NOW), null);
        assertThat(store.change(mail("a", Mail.State.RECEIVED, NOW), Mail.State.ROUTED))
                .isFalse();
        assertThat(store.change(mail("a", Mail.State.SET_ASIDE, NOW), Mail.State.ROUTED, Mail.State.QUEUED))
                .isTrue();
        assertThat(store.change(mail("a", Mail.State.RECEIVED, NOW), Mail.State.QUEUED))
                .isFalse();
        assertThat(store.find("a").orElseThrow().state()).isEqualTo(Mail.State.SET_ASIDE);
        assertThat(store.count(Mail.State.SET_ASIDE)).isEqualTo(1);
    }

    @Test
    void theQueueIsInTheOrderOfComing() {
        record(mail("c", Mail.State.QUEUED, NOW.plusSeconds(1)), null);
        record(mail("b", Mail.State.QUEUED, NOW), null);
        record(mail("a", Mail.State.QUEUED, NOW), null);
        record(mail("d", Mail.State.RECEIVED, NOW), null);
        assertThat(store.standing(10, Mail.State.QUEUED)).extracting(Mail::id).containsExactly("a", "b", "c");
        assertThat(store.standing(1, Mail.State.QUEUED)).extracting(Mail::id).containsExactly("a");
        assertThat(store.settled(10)).extracting(Mail::id).containsExactly("d");
    }

    @Test
    void whatIsDoneInAFolderIsRememberedUpToTheFirstThatIsNot() {
        for (long uid : List.of(1L, 2L, 4_000_000_000L)) store.place(new MailStore.Place(FOLDER, uid, "m" + uid));
        store.place(new MailStore.Place(FOLDER, 2, "another"));
        assertThat(store.placed(FOLDER, List.of(1L, 2L, 3L))).containsExactlyInAnyOrder(1L, 2L);
        store.marked(new MailStore.Place(FOLDER, 1, "m1"));
        assertThat(store.unmarked(FOLDER))
                .containsExactly(
                        new MailStore.Place(FOLDER, 2, "m2"),
                        new MailStore.Place(FOLDER, 4_000_000_000L, "m4000000000"));
        assertThat(store.doneTo(FOLDER)).isZero();
        store.doneTo(FOLDER, 1);
        store.doneTo(FOLDER, 0);
        assertThat(store.doneTo(FOLDER)).isEqualTo(1);
        assertThat(store.unmarked(FOLDER)).hasSize(2);
        assertThat(store.unmarked("INBOX/2")).isEmpty();
    }

    @Test
    void bytesThatNoRecordNamesAreSweptAndNoOthers() {
        record(mail("a", Mail.State.RECORDED, NOW), store.keep(RAW));
        long once = chunks();
        store.keep(RAW);
        store.sweep(NOW);
        assertThat(chunks()).isEqualTo(2 * once);
        store.sweep(NOW.plus(Duration.ofMillis(1)));
        assertThat(chunks()).isEqualTo(once);
        assertThat(store.raw("a").orElseThrow()).isEqualTo(RAW);
    }
}
