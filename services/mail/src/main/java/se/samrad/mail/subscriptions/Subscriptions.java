package se.samrad.mail.subscriptions;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.mail.carriers.Language;
import se.samrad.mail.domain.EmailAddress;
import se.samrad.mail.domain.Topic;

/**
 * Readers with their addresses, and what they subscribe to. What ends is deleted, and with the last subscription the address. No
 * event has it: a topic is kept for ever, and nobody could keep the promise to forget.
 */
@Component
public class Subscriptions {
    /** How long the link in a confirmation letter works. */
    static final Duration LINK_WORKS_FOR = Duration.ofHours(48);
    /** Whoever types somebody else's address again and again does not fill that mailbox. */
    static final int CONFIRMATIONS_A_DAY_MAX = 3;

    private static final String READER = "s-";
    private static final int READER_BYTES = 16;
    private static final int TOKEN_BYTES = 32;
    private static final int READ_AT_ONCE = 500;

    private final MongoCollection<Document> readers;
    private final MongoCollection<Document> subscriptions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Subscriptions(MongoDatabase database, Clock clock) {
        WriteConcern safely = WriteConcern.MAJORITY.withJournal(true);
        this.readers = database.getCollection("readers").withWriteConcern(safely);
        this.subscriptions = database.getCollection("subscriptions").withWriteConcern(safely);
        this.clock = clock;
        IndexOptions unique = new IndexOptions().unique(true);
        readers.createIndex(Indexes.ascending("key"), unique);
        subscriptions.createIndex(Indexes.ascending("reader", "topic"), unique);
        subscriptions.createIndex(Indexes.ascending("topic"));
        subscriptions.createIndex(Indexes.ascending("confirm"), unique);
        subscriptions.createIndex(Indexes.ascending("leave"), unique);
        subscriptions.createIndex(Indexes.ascending("asked"), new IndexOptions().sparse(true));
    }

    /** Whether a letter's recipient is one of these. */
    public static boolean isReader(String recipient) {
        return recipient.matches("s-[0-9a-f]{32}");
    }

    /**
     * Somebody asks for an address to be told of something. Does the same work whether the address is known, waits or has said
     * yes already, so that neither the answer nor its time tells; what it leads to is decided later, see {@link Confirmations}.
     */
    void ask(String email, Topic topic, Language language) {
        Date now = Date.from(clock.instant());
        String reader = reader(email);
        Document row = upsert(
                subscriptions,
                and(eq("reader", reader), eq("topic", topic.text())),
                Updates.combine(
                        Updates.setOnInsert("_id", hex()),
                        Updates.setOnInsert("confirm", token()),
                        Updates.setOnInsert("leave", token()),
                        Updates.set("asked", now),
                        Updates.set("expires", Date.from(clock.instant().plus(LINK_WORKS_FOR)))));
        subscriptions.updateOne(
                and(eq("_id", row.getString("_id")), exists("confirmed", false)),
                Updates.set("language", language.tag()));
    }

    private String reader(String email) {
        Document row = upsert(
                readers,
                eq("key", EmailAddress.key(email)),
                Updates.combine(Updates.setOnInsert("_id", READER + hex()), Updates.setOnInsert("email", email)));
        return row.getString("_id");
    }

    private static Document upsert(MongoCollection<Document> collection, Bson which, Bson update) {
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        try {
            return Objects.requireNonNull(collection.findOneAndUpdate(which, update, options));
        } catch (MongoWriteException | MongoCommandException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) throw e;
            return Objects.requireNonNull(collection.findOneAndUpdate(which, update, options)); // another was first
        }
    }

    /** Those that were asked for and not looked at yet, each with when it was. */
    List<Document> asked(int max) {
        return subscriptions.find(exists("asked")).limit(max).into(new ArrayList<>());
    }

    /** It was looked at; what was asked for meanwhile stays. */
    void seen(Document asked) {
        subscriptions.updateOne(
                and(eq("_id", asked.getString("_id")), eq("asked", asked.getDate("asked"))), Updates.unset("asked"));
    }

    /** Takes one of the day's letters that a reader may be sent without having confirmed, if one is left. */
    boolean slot(String reader) {
        String today = Deadline.day(clock.instant()).toString();
        readers.updateOne(
                and(eq("_id", reader), ne("day", today)),
                Updates.combine(Updates.set("day", today), Updates.set("letters", 0)));
        return readers.updateOne(
                                and(eq("_id", reader), eq("day", today), lt("letters", CONFIRMATIONS_A_DAY_MAX)),
                                Updates.inc("letters", 1))
                        .getModifiedCount()
                == 1;
    }

    Optional<Subscription> find(String id) {
        return one(eq("_id", id));
    }

    /** By either link. */
    Optional<Subscription> linked(String token) {
        return confirmable(token).or(() -> leavable(token));
    }

    /** By the link of the confirmation letter, as long as it works. */
    Optional<Subscription> confirmable(String token) {
        return one(and(eq("confirm", token), gt("expires", Date.from(clock.instant()))));
    }

    private Optional<Subscription> leavable(String token) {
        return one(eq("leave", token));
    }

    private Optional<Subscription> one(Bson which) {
        return Optional.ofNullable(subscriptions.find(which).first()).map(Subscription::of);
    }

    /** The address is theirs. Again changes nothing. */
    Optional<Subscription> confirm(String token) {
        subscriptions.updateOne(
                and(eq("confirm", token), gt("expires", Date.from(clock.instant())), exists("confirmed", false)),
                Updates.set("confirmed", Date.from(clock.instant())));
        return confirmable(token);
    }

    /** Ends one, by its link; again finds nothing to end. */
    Optional<Subscription> leave(String token) {
        Optional<Subscription> left = leavable(token);
        left.ifPresent(each -> {
            subscriptions.deleteOne(eq("_id", each.id()));
            forgetIfLast(each.reader());
        });
        return left;
    }

    /** Ends all that the same reader has. */
    Optional<Subscription> leaveAll(String token) {
        Optional<Subscription> left = leavable(token);
        left.ifPresent(each -> forget(each.reader()));
        return left;
    }

    /** Ends all of a reader, whose address is gone with them. */
    public void forget(String reader) {
        subscriptions.deleteMany(eq("reader", reader));
        readers.deleteOne(eq("_id", reader));
    }

    private void forgetIfLast(String reader) {
        if (subscriptions.find(eq("reader", reader)).first() == null) readers.deleteOne(eq("_id", reader));
    }

    /** Where a reader's letters go; nowhere when it was forgotten. */
    public Optional<String> address(String reader) {
        return Optional.ofNullable(readers.find(eq("_id", reader)).first()).map(row -> row.getString("email"));
    }

    /** Those who had confirmed one of these before a moment. */
    List<Subscription> told(Collection<Topic> topics, Instant before) {
        List<Subscription> all = new ArrayList<>();
        List<String> texts = topics.stream().map(Topic::text).toList();
        for (Document row : subscriptions
                .find(and(in("topic", texts), lt("confirmed", Date.from(before))))
                .batchSize(READ_AT_ONCE)) {
            all.add(Subscription.of(row));
        }
        return all;
    }

    /** What nobody confirmed in time is forgotten, address and all. */
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    public void sweep() {
        Date now = Date.from(clock.instant());
        for (Document row : subscriptions
                .find(and(lte("expires", now), exists("confirmed", false)))
                .limit(READ_AT_ONCE)) {
            subscriptions.deleteOne(
                    and(eq("_id", row.getString("_id")), lte("expires", now), exists("confirmed", false)));
            forgetIfLast(row.getString("reader"));
        }
    }

    private String hex() {
        return HexFormat.of().formatHex(bytes(READER_BYTES));
    }

    private String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
    }

    private byte[] bytes(int count) {
        byte[] fresh = new byte[count];
        random.nextBytes(fresh);
        return fresh;
    }
}
