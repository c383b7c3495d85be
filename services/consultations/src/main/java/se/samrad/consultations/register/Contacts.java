package se.samrad.consultations.register;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;

/**
 * Addresses and persons behind the bodies, which may not stand in events because they can be deleted. What is removed is gone
 * at once, here and for everybody who asks.
 */
@Component
public class Contacts {
    /** The names of a body that is a person. */
    record Person(String name, List<String> aliases) {}

    /**
     * What is known of a body besides its facts.
     *
     * @param emails registered addresses, in lower case
     * @param person null when the body is no person
     */
    record Details(List<String> emails, @Nullable Person person) {
        static final Details NONE = new Details(List.of(), null);
    }

    /**
     * A registered address and the days when letters go to it.
     *
     * @param from its first day, in Sweden; null when there is none
     * @param until its last
     */
    record Address(
            String email,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        boolean isValid(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    /**
     * An address that a letter did not reach.
     *
     * @param code enhanced status code (RFC 3463)
     */
    public record Unreached(String email, LocalDate on, String code) {}

    private static final int FOUND_MAX = 200;
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> contacts;
    private final MongoCollection<Document> colleagues;
    /** Of addresses that are not for ever; each of the others has none. */
    private final MongoCollection<Document> terms;

    private final MongoCollection<Document> unreached;

    Contacts(MongoDatabase database) {
        WriteConcern durable = WriteConcern.MAJORITY.withJournal(true);
        contacts = database.getCollection("contacts").withWriteConcern(durable);
        colleagues = database.getCollection("colleagues").withWriteConcern(durable);
        terms = database.getCollection("addressTerms").withWriteConcern(durable);
        unreached = database.getCollection("unreached").withWriteConcern(durable);
        contacts.createIndex(Indexes.ascending("emails"));
        terms.createIndex(Indexes.ascending("body"));
        colleagues.createIndex(Indexes.ascending("email"));
        colleagues.createIndex(Indexes.ascending("body"));
    }

    Details of(String body) {
        Document found = contacts.find(eq("_id", body)).first();
        return found == null ? Details.NONE : details(found);
    }

    Map<String, Details> of(Collection<String> bodies) {
        Map<String, Details> all = new HashMap<>();
        for (Document found : contacts.find(new Document("_id", new Document("$in", List.copyOf(bodies))))) {
            all.put(found.getString("_id"), details(found));
        }
        return all;
    }

    private static Details details(Document found) {
        Document person = found.get("person", Document.class);
        return new Details(
                List.copyOf(found.getList("emails", String.class, List.of())),
                person == null
                        ? null
                        : new Person(
                                person.getString("name"),
                                List.copyOf(person.getList("aliases", String.class, List.of()))));
    }

    /** All addresses of a body, also those that no letter goes to now. */
    List<Address> addresses(String body) {
        return addresses(Map.of(body, of(body))).getOrDefault(body, List.of());
    }

    /** The same for many, of which the details are known. */
    Map<String, List<Address>> addresses(Map<String, Details> bodies) {
        Map<String, Address> limited = new HashMap<>();
        for (Document term : terms.find(in("body", bodies.keySet()))) {
            limited.put(
                    term.getString("_id"),
                    new Address(term.getString("email"), day(term.getString("from")), day(term.getString("until"))));
        }
        Map<String, List<Address>> all = new HashMap<>();
        bodies.forEach((body, details) -> all.put(
                body,
                details.emails().stream()
                        .map(email -> limited.getOrDefault(body + "/" + email, new Address(email, null, null)))
                        .toList()));
        return all;
    }

    /** Where a letter to the body goes on this day. */
    List<String> valid(String body, LocalDate day) {
        return addresses(body).stream()
                .filter(address -> address.isValid(day))
                .map(Address::email)
                .toList();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    /**
     * Adds an address that whoever adds it has seen is not there. Of several who do so at once one adds it, and the others are
     * told: whoever has written its days makes sure, after adding it, that they still stand.
     *
     * @return false, and nothing of it left, when somebody else has added it
     */
    boolean addAddress(String body, Address address) {
        if (of(body).emails().contains(address.email())) return false;
        String id = body + "/" + address.email();
        String hand = UUID.randomUUID().toString();
        Bson mine = Updates.combine(term(body, address), Updates.set("hand", hand));
        // A row that nobody has settled is of somebody who has not come to the end, perhaps because the process fell.
        Bson unsettled = and(eq("_id", id), exists("settled", false));
        try {
            terms.updateOne(unsettled, mine, UPSERT);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
            return false;
        }
        contacts.updateOne(eq("_id", body), Updates.addToSet("emails", address.email()), UPSERT);
        return terms.updateOne(and(unsettled, eq("hand", hand)), Updates.set("settled", true))
                        .getMatchedCount()
                > 0;
    }

    /**
     * Says when letters go to an address of the body, which may be a new one.
     *
     * @param seen as it was when somebody decided on the days; null when that does not matter
     * @return false, and nothing done, when it is not as it was seen
     */
    boolean putAddress(String body, Address address, @Nullable Address seen) {
        if (seen != null && !of(body).emails().contains(address.email())) return false;
        // First its days: no letter goes to a new address before them.
        if (!putTerm(body, address, seen)) return false;
        contacts.updateOne(eq("_id", body), Updates.addToSet("emails", address.email()), UPSERT);
        return true;
    }

    private boolean putTerm(String body, Address address, @Nullable Address seen) {
        Bson of = eq("_id", body + "/" + address.email());
        Bson asSeen = seen == null ? of : and(of, eq("from", text(seen.from())), eq("until", text(seen.until())));
        // What has days has a row; where there is none, it may be made.
        boolean perhapsNone = seen == null || (seen.from() == null && seen.until() == null);
        Bson term = Updates.combine(term(body, address), Updates.set("settled", true));
        try {
            UpdateResult result = terms.updateOne(asSeen, term, new UpdateOptions().upsert(perhapsNone));
            return result.getMatchedCount() > 0 || result.getUpsertedId() != null;
        } catch (MongoWriteException e) {
            if (seen == null || e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
            return false; // its row has other days
        }
    }

    private static Bson term(String body, Address address) {
        return Updates.combine(
                Updates.set("body", body),
                Updates.set("email", address.email()),
                Updates.set("from", text(address.from())),
                Updates.set("until", text(address.until())));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /**
     * From this day letters to the body go to this address alone: whoever reads the others is not the body, and may not act for
     * it either. They are kept with their last day.
     */
    public void move(String body, String email, LocalDate day) {
        putAddress(body, new Address(email, null, null), null);
        LocalDate last = day.minusDays(1);
        for (Address other : addresses(body)) {
            if (other.email().equals(email)
                    || (other.until() != null && !other.until().isAfter(last))) continue;
            if (other.from() != null && other.from().isAfter(last)) removeAddress(body, other.email());
            else putAddress(body, new Address(other.email(), other.from(), last), null);
        }
    }

    /** @return whether there was one */
    boolean removeAddress(String body, String email) {
        boolean removed = contacts.updateOne(eq("_id", body), Updates.pull("emails", email))
                        .getModifiedCount()
                > 0;
        forget(body, email);
        return removed;
    }

    /** Nothing is remembered of an address that is nobody's; one that comes back is tried anew. */
    private void forget(String body, String email) {
        terms.deleteOne(eq("_id", body + "/" + email));
        if (contacts.find(eq("emails", email)).first() == null) unreached.deleteOne(eq("_id", email));
    }

    /** @param dated addresses of these details whose days are said; the days of the others stay as they are */
    void put(String body, Details details, List<Address> dated) {
        // First the days: no letter goes to a new address before them.
        for (Address address : dated) putTerm(body, address, null);
        put(body, details);
    }

    private void put(String body, Details details) {
        List<String> before = of(body).emails();
        Person person = details.person();
        Bson names = person == null
                ? Updates.unset("person")
                : Updates.set(
                        "person",
                        new Document("name", person.name())
                                .append("aliases", person.aliases())
                                .append("search", search(person)));
        contacts.updateOne(eq("_id", body), Updates.combine(Updates.set("emails", details.emails()), names), UPSERT);
        for (String email : before) {
            if (!details.emails().contains(email)) forget(body, email);
        }
    }

    /** Remembers that a letter did not reach this address; of one that no body has nothing is kept. */
    void unreached(String email, String code, Instant at) {
        if (contacts.find(eq("emails", email)).first() == null) return;
        unreached.updateOne(
                eq("_id", email), Updates.combine(Updates.set("code", code), Updates.set("at", Date.from(at))), UPSERT);
    }

    /** Those of some addresses that the latest letter that is known to have failed did not reach. */
    List<Unreached> unreached(List<String> emails) {
        List<Unreached> found = new ArrayList<>();
        for (Document each : unreached.find(in("_id", emails)).sort(Sorts.ascending("_id"))) {
            found.add(new Unreached(
                    each.getString("_id"),
                    Deadline.day(each.getDate("at").toInstant()),
                    Objects.requireNonNull(each.getString("code"))));
        }
        return found;
    }

    private static String search(Person person) {
        List<String> names = new ArrayList<>(List.of(Spelling.plain(person.name())));
        for (String alias : person.aliases()) names.add(Spelling.plain(alias));
        return String.join("\n", names);
    }

    /** Bodies that are persons with this in their name. */
    List<String> personsNamed(String text) {
        List<String> found = new ArrayList<>();
        for (Document each : contacts.find(regex("person.search", Pattern.quote(Spelling.plain(text))))
                .limit(FOUND_MAX)) {
            found.add(each.getString("_id"));
        }
        return found;
    }

    /** Bodies for which whoever reads this address may act on this day. */
    Set<String> bodiesOf(String email, LocalDate day) {
        Set<String> bodies = new LinkedHashSet<>();
        for (Document each : contacts.find(eq("emails", email))) {
            String body = each.getString("_id");
            if (valid(body, day).contains(email)) bodies.add(body);
        }
        for (Document each : colleagues.find(eq("email", email))) bodies.add(each.getString("body"));
        return bodies;
    }

    /** The colleagues' addresses, each with whether they only write. */
    Map<String, Boolean> colleaguesOf(String body) {
        Map<String, Boolean> found = new TreeMap<>();
        for (Document each : colleagues.find(eq("body", body))) {
            found.put(each.getString("email"), each.getBoolean("author", false));
        }
        return found;
    }

    /**
     * @param author whether they write only, and do not send
     * @param by id of the account that names the colleague
     */
    void putColleague(String body, String email, boolean author, String by) {
        colleagues.updateOne(
                eq("_id", body + "/" + email),
                Updates.combine(
                        Updates.set("body", body),
                        Updates.set("email", email),
                        Updates.set("author", author),
                        Updates.set("by", by)),
                UPSERT);
    }

    /** @return whether there was one */
    boolean removeColleague(String body, String email) {
        return colleagues
                        .deleteOne(and(eq("_id", body + "/" + email), eq("body", body)))
                        .getDeletedCount()
                > 0;
    }
}
