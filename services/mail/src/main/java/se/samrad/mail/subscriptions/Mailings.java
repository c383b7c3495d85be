package se.samrad.mail.subscriptions;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.mail.domain.Letter;
import se.samrad.mail.domain.Notice;
import se.samrad.mail.domain.Topic;

/**
 * What subscribers are to be told, until a letter to each of them is prepared. The letter's stream is the event and the reader,
 * so one who follows two themes of an item, or whose round was cut off, still gets one.
 */
@Component
class Mailings {
    private static final int ROUND_MAX = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Mailings.class);

    private final MongoCollection<Document> mailings;
    private final Subscriptions subscriptions;
    private final ObjectProvider<Commands> commands;

    Mailings(MongoDatabase database, Subscriptions subscriptions, ObjectProvider<Commands> commands) {
        this.mailings = database.getCollection("mailings").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.subscriptions = subscriptions;
        this.commands = commands;
        mailings.createIndex(Indexes.ascending("done", "at"));
    }

    void note(Notice notice) {
        if (notedWithoutItsDay(notice)) return;
        mailings.updateOne(
                eq("_id", notice.reason()),
                Updates.combine(
                        Updates.setOnInsert("at", Date.from(notice.at())),
                        Updates.setOnInsert("facts", new Document(new TreeMap<>(notice.facts()))),
                        Updates.setOnInsert(
                                "topics",
                                notice.topics().stream()
                                        .map(Topic::text)
                                        .sorted()
                                        .toList())),
                new UpdateOptions().upsert(true));
    }

    /** A closing had no day in its reason once, and what was noted then may still be fresh. */
    private boolean notedWithoutItsDay(Notice notice) {
        Map<String, String> facts = notice.facts();
        if (!Notice.CLOSED.equals(facts.get("template"))) return false;
        String before = Notice.CLOSED + "-" + facts.get("consultation");
        return mailings.find(and(eq("_id", before), eq("facts.lastDay", facts.get("lastDay"))))
                        .first()
                != null;
    }

    @Scheduled(fixedDelay = 1_000)
    void round() {
        List<Document> due = mailings.find(exists("done", false))
                .sort(Sorts.ascending("at"))
                .limit(ROUND_MAX)
                .into(new ArrayList<>());
        for (Document mailing : due) {
            try {
                prepare(mailing);
                mailings.updateOne(eq("_id", mailing.getString("_id")), Updates.set("done", true));
            } catch (RuntimeException e) {
                LOG.warn("mailing {} waits for the next round: {}", mailing.getString("_id"), e.toString());
            }
        }
    }

    private void prepare(Document mailing) {
        Map<String, String> facts = new TreeMap<>();
        mailing.get("facts", Document.class).forEach((name, value) -> facts.put(name, value.toString()));
        String template = Objects.requireNonNull(facts.remove("template"));
        List<Topic> topics = mailing.getList("topics", String.class).stream()
                .map(Topic::read)
                .toList();
        Map<String, Subscription> readers = new LinkedHashMap<>();
        for (Subscription each :
                subscriptions.told(topics, mailing.getDate("at").toInstant())) readers.putIfAbsent(each.reader(), each);
        for (Subscription each : readers.values()) {
            Map<String, String> said = new TreeMap<>(facts);
            said.put("subscription", each.id());
            commands.getObject()
                    .handle(
                            Letter.KIND,
                            Letter.stream(mailing.getString("_id"), each.reader()),
                            new Command("mail", "prepare", template, null),
                            letter -> Letter.prepare(letter, template, said));
        }
    }
}
