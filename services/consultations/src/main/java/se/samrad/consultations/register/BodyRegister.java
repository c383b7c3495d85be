package se.samrad.consultations.register;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.consultations.OwnView;
import se.samrad.consultations.domain.Bodies;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.views.Views;

/** The bodies that there are: one by its stream, many by the view. */
@Component
public class BodyRegister {
    /** A body as staff see it, with its addresses. */
    public record Entry(
            String id,
            String name,
            BodyType type,
            @Nullable String organisationNumber,
            @Nullable String municipalityCode,
            List<String> emails,
            List<String> aliases,
            List<String> groups,
            boolean person,
            @Nullable Long version) {}

    /** A body by all that it is called. */
    public record Named(String id, String name, List<String> aliases) {}

    /** One page of a list. */
    public record Page(List<Entry> items, int page, int size, long total) {}

    private final Views views;
    private final OwnView view;
    private final Commands commands;
    private final Contacts contacts;

    BodyRegister(Views views, OwnView view, Commands commands, Contacts contacts) {
        this.views = views;
        this.view = view;
        this.commands = commands;
        this.contacts = contacts;
    }

    /** What the register says of a body now. */
    public Optional<BodyFacts> facts(String id) {
        return registered(fold(id));
    }

    Folded<Bodies.Body> fold(String id) {
        return commands.fold(Bodies.BODY, Bodies.stream(id));
    }

    private static Optional<BodyFacts> registered(Folded<Bodies.Body> folded) {
        return folded.state() instanceof Bodies.Body.Registered registered
                ? Optional.of(registered.facts())
                : Optional.empty();
    }

    Optional<Entry> entry(String id) {
        Folded<Bodies.Body> folded = fold(id);
        return registered(folded).map(facts -> entry(id, facts, contacts.of(id), folded.version()));
    }

    /** The body with this name or alias; empty when there is none, or more than one. */
    public Optional<String> bodyNamed(String name) {
        List<String> found = new ArrayList<>();
        for (Document row :
                bodies().find(eq("body.names", Spelling.plain(name))).limit(2)) {
            found.add(row.getString("_id"));
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Whether another body than this one has the name, or is called so too. */
    boolean othersNamed(String name, String body) {
        return bodies().find(and(eq("body.names", Spelling.plain(name)), ne("_id", body)))
                        .first()
                != null;
    }

    /** All bodies but persons, by name. */
    public List<Named> named() {
        List<Named> named = new ArrayList<>();
        for (Document row :
                bodies().find(ne("body.person", true)).projection(Projections.include("body.name", "body.aliases"))) {
            Document body = row.get(OwnView.BODY, Document.class);
            named.add(new Named(
                    row.getString("_id"), body.getString("name"), body.getList("aliases", String.class, List.of())));
        }
        return named;
    }

    Page search(String text, @Nullable BodyType type, @Nullable String group, int page, int size) {
        List<Bson> wanted = new ArrayList<>();
        String plain = Spelling.plain(text);
        if (!plain.isEmpty()) {
            Bson named = regex("body.search", Pattern.quote(plain));
            List<String> persons = contacts.personsNamed(plain);
            wanted.add(persons.isEmpty() ? named : or(named, in("_id", persons)));
        }
        if (type != null) wanted.add(eq("body.type", type.name()));
        if (group != null && !group.isBlank()) wanted.add(eq("body.groups", group.strip()));
        Bson filter = wanted.isEmpty() ? empty() : and(wanted);
        List<Document> rows = bodies().find(filter)
                .sort(Sorts.ascending("body.sort"))
                .skip(page * size)
                .limit(size)
                .into(new ArrayList<>());
        Map<String, Contacts.Details> details =
                contacts.of(rows.stream().map(row -> row.getString("_id")).toList());
        List<Entry> items = rows.stream()
                .map(row -> {
                    Document body = row.get(OwnView.BODY, Document.class);
                    String id = row.getString("_id");
                    return entry(id, facts(body), details.getOrDefault(id, Contacts.Details.NONE), body.getLong("v"));
                })
                .toList();
        return new Page(items, page, size, bodies().countDocuments(filter));
    }

    private MongoCollection<Document> bodies() {
        return views.rows(view).in(OwnView.BODIES);
    }

    private static BodyFacts facts(Document body) {
        return new BodyFacts(
                body.getString("name"),
                BodyType.valueOf(body.getString("type")),
                body.getString("organisationNumber"),
                body.getString("municipalityCode"),
                body.getList("aliases", String.class, List.of()),
                body.getList("groups", String.class, List.of()),
                Boolean.TRUE.equals(body.getBoolean("person")));
    }

    private static Entry entry(String id, BodyFacts facts, Contacts.Details details, long version) {
        Contacts.Person person = details.person();
        return new Entry(
                id,
                person == null ? facts.name() : person.name(),
                facts.type(),
                facts.organisationNumber(),
                facts.municipalityCode(),
                details.emails(),
                person == null ? facts.aliases() : person.aliases(),
                facts.groups(),
                facts.person(),
                version);
    }
}
