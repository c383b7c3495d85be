package se.samrad.consultations.register;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.consultations.OwnView;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Bodies;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.MergedBodies;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.contracts.consultations.BodyState;
import se.samrad.contracts.consultations.BodyState.FormerName;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.Json;
import se.samrad.eventing.views.Views;

/** The bodies that there are: one by its stream, many by the view. */
@Component
public class BodyRegister {
    /**
     * A body as staff see it, with its addresses.
     *
     * @param emails all of them, whether they are valid or not
     * @param addresses the same, each with its days
     * @param namedFrom the first day of its name; null when not known
     * @param leftOn its last day, when it is no more; null while it is there
     * @param merged those that it stands for; null in a list
     * @param unreached those of its addresses that a letter did not reach; null in a list
     */
    public record Entry(
            String id,
            String name,
            BodyType type,
            @Nullable String organisationNumber,
            @Nullable String municipalityCode,
            List<String> emails,
            List<Address> addresses,
            List<String> aliases,
            List<String> groups,
            boolean person,
            @Nullable LocalDate namedFrom,
            List<FormerName> formerNames,
            @Nullable LocalDate leftOn,
            @Nullable List<Merged> merged,
            @Nullable List<Contacts.Unreached> unreached,
            @Nullable Long version) {}

    /**
     * A registered address.
     *
     * @param valid whether letters go to it today
     */
    public record Address(
            String email,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean valid) {}

    /** A body that another stands for. */
    public record Merged(String id, String name, List<String> aliases, long version) {}

    /**
     * A body by all that it is called, and was called.
     *
     * @param former names that it has no longer
     * @param numbers organisation numbers, its own and of those that it stands for
     * @param codes municipality codes, likewise
     */
    public record Named(
            String id,
            String name,
            List<String> aliases,
            List<String> former,
            List<String> numbers,
            List<String> codes) {
        public Named(String id, String name, List<String> aliases, List<String> former, List<String> numbers) {
            this(id, name, aliases, former, numbers, List.of());
        }

        public Named(String id, String name, List<String> aliases) {
            this(id, name, aliases, List.of(), List.of());
        }

        public Named(String id, String name, List<String> aliases, List<String> former) {
            this(id, name, aliases, former, List.of());
        }
    }

    /** One page of a list. */
    public record Page(List<Entry> items, int page, int size, long total) {}

    private static final String MERGED_INTO = "body.mergedInto";

    private final Views views;
    private final OwnView view;
    private final Commands commands;
    private final Contacts contacts;
    private final Today today;

    BodyRegister(Views views, OwnView view, Commands commands, Contacts contacts, Today today) {
        this.today = today;
        this.views = views;
        this.view = view;
        this.commands = commands;
        this.contacts = contacts;
    }

    /** What the register says of a body now, also of one that another stands for. */
    public Optional<BodyFacts> facts(String id) {
        return Bodies.known(fold(id).state()).map(Bodies.Body.Registered::facts);
    }

    /** The same with what became of it. */
    public Optional<Bodies.Body.Registered> known(String id) {
        return Bodies.known(fold(id).state());
    }

    /** The body that stands for this one now: itself, unless it was merged. Read from the streams, not from the view. */
    public String standing(String id) {
        Map<String, String> into = new HashMap<>();
        String at = id;
        while (!into.containsKey(at) && fold(at).state() instanceof Bodies.Body.Merged merged) {
            into.put(at, merged.into());
            at = merged.into();
        }
        return new MergedBodies(into).standing(id);
    }

    /** Those of some bodies that letters go to on this day: by an address of their own, or of one that is the same. */
    public Set<String> reached(Collection<String> bodies, LocalDate day) {
        MergedBodies merged = merged();
        Map<String, Set<String>> same = new HashMap<>();
        Set<String> all = new HashSet<>();
        for (String body : bodies) {
            String standing = merged.standing(body);
            Set<String> its = new HashSet<>(merged.of(standing));
            its.add(standing);
            same.put(body, its);
            all.addAll(its);
        }
        Set<String> valid = new HashSet<>();
        contacts.addresses(contacts.of(all)).forEach((body, addresses) -> {
            if (addresses.stream().anyMatch(address -> address.isValid(day))) valid.add(body);
        });
        same.values().removeIf(its -> Collections.disjoint(its, valid));
        return same.keySet();
    }

    /** The other bodies that were found to be the same as this one. */
    Set<String> same(String id) {
        MergedBodies merged = merged();
        String standing = merged.standing(id);
        Set<String> same = new LinkedHashSet<>(List.of(standing));
        same.addAll(merged.of(standing));
        same.remove(id);
        return same;
    }

    /** Which bodies stand for others, as the view knows it. */
    MergedBodies merged() {
        Map<String, String> into = new HashMap<>();
        for (Document row : bodies().find(gt(MERGED_INTO, "")).projection(Projections.include(MERGED_INTO))) {
            into.put(row.getString("_id"), row.get(OwnView.BODY, Document.class).getString("mergedInto"));
        }
        return new MergedBodies(into);
    }

    Folded<Bodies.Body> fold(String id) {
        return commands.fold(Bodies.BODY, Bodies.stream(id));
    }

    Optional<Entry> entry(String id) {
        Folded<Bodies.Body> folded = fold(id);
        return Bodies.known(folded.state())
                .map(known ->
                        entry(id, known, contacts.of(id), contacts.addresses(id), mergedInto(id), folded.version()));
    }

    private List<Merged> mergedInto(String id) {
        List<Merged> all = new ArrayList<>();
        for (String each : merged().of(id)) {
            Folded<Bodies.Body> folded = fold(each);
            // The view may not know yet that it was undone.
            if (folded.state() instanceof Bodies.Body.Merged merged) {
                all.add(new Merged(each, merged.facts().name(), merged.facts().aliases(), folded.version()));
            }
        }
        return all;
    }

    /** The body with this name or alias, or of one that it stands for; empty when there is none, or more than one. */
    public Optional<String> bodyNamed(String name) {
        Set<String> found = standingNamed(name);
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    /** Whether another body than this one has the name, or is called so too. */
    boolean othersNamed(String name, String body) {
        Set<String> found = standingNamed(name);
        found.remove(body);
        return !found.isEmpty();
    }

    private Set<String> standingNamed(String name) {
        MergedBodies merged = merged();
        Set<String> found = new HashSet<>();
        for (Document row :
                bodies().find(eq("body.names", Spelling.plain(name))).projection(Projections.include("_id"))) {
            found.add(merged.standing(row.getString("_id")));
        }
        return found;
    }

    /** All bodies but persons, each with all that it, and those it stands for, are called. */
    public List<Named> named() {
        MergedBodies merged = merged();
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, List<String>> aliases = new HashMap<>();
        Map<String, List<String>> former = new HashMap<>();
        Map<String, List<String>> numbers = new HashMap<>();
        Map<String, List<String>> codes = new HashMap<>();
        for (Document row : bodies().find(ne("body.person", true))
                .projection(Projections.include(
                        "body.name",
                        "body.aliases",
                        "body.formerNames",
                        "body.organisationNumber",
                        "body.municipalityCode"))) {
            Document body = row.get(OwnView.BODY, Document.class);
            String id = row.getString("_id");
            String standing = merged.standing(id);
            List<String> called = aliases.computeIfAbsent(standing, each -> new ArrayList<>());
            if (standing.equals(id)) names.put(id, body.getString("name"));
            else called.add(body.getString("name"));
            called.addAll(body.getList("aliases", String.class, List.of()));
            former.computeIfAbsent(standing, each -> new ArrayList<>()).addAll(Spelling.formerNames(body));
            String number = body.getString("organisationNumber");
            if (number != null)
                numbers.computeIfAbsent(standing, each -> new ArrayList<>()).add(number);
            String code = body.getString("municipalityCode");
            if (code != null)
                codes.computeIfAbsent(standing, each -> new ArrayList<>()).add(code);
        }
        List<Named> named = new ArrayList<>();
        names.forEach((id, name) -> named.add(new Named(
                id,
                name,
                aliases.getOrDefault(id, List.of()),
                former.getOrDefault(id, List.of()),
                numbers.getOrDefault(id, List.of()),
                codes.getOrDefault(id, List.of()))));
        return named;
    }

    /** All ids that are taken, also of persons and of those that another stands for. */
    public Set<String> ids() {
        Set<String> ids = new HashSet<>();
        for (Document row : bodies().find().projection(Projections.include("_id"))) ids.add(row.getString("_id"));
        return ids;
    }

    /** The last days of those of these bodies that are no more. */
    public Map<String, LocalDate> left(Collection<String> ids) {
        Map<String, LocalDate> left = new HashMap<>();
        for (Document row : bodies().find(and(in("_id", ids), ne("body.leftOn", null)))
                .projection(Projections.include("body.leftOn"))) {
            String day = row.getEmbedded(List.of(OwnView.BODY, "leftOn"), String.class);
            left.put(row.getString("_id"), LocalDate.parse(day));
        }
        return left;
    }

    /** All bodies that stand for themselves, by name. */
    Map<String, Bodies.Body.Registered> standing() {
        Set<String> gone = merged().gone();
        Map<String, Bodies.Body.Registered> all = new LinkedHashMap<>();
        for (Document row : bodies().find(nin("_id", gone)).sort(Sorts.ascending("body.sort"))) {
            all.put(row.getString("_id"), known(row.get(OwnView.BODY, Document.class)));
        }
        return all;
    }

    /** @param among ids to search among; null for all */
    Page search(String text, @Nullable BodyType type, @Nullable Set<String> among, int page, int size) {
        MergedBodies merged = merged();
        List<Bson> wanted = new ArrayList<>();
        if (!merged.gone().isEmpty()) wanted.add(nin("_id", merged.gone()));
        String plain = Spelling.plain(text);
        if (!plain.isEmpty()) wanted.add(called(plain, merged));
        if (type != null) wanted.add(eq("body.type", type.name()));
        if (among != null) wanted.add(in("_id", among));
        Bson filter = wanted.isEmpty() ? empty() : and(wanted);
        List<Document> rows = bodies().find(filter)
                .sort(Sorts.ascending("body.sort"))
                .skip(page * size)
                .limit(size)
                .into(new ArrayList<>());
        Map<String, Contacts.Details> details =
                contacts.of(rows.stream().map(row -> row.getString("_id")).toList());
        Map<String, List<Contacts.Address>> addresses = contacts.addresses(details);
        List<Entry> items = rows.stream()
                .map(row -> {
                    Document body = row.get(OwnView.BODY, Document.class);
                    String id = row.getString("_id");
                    Contacts.Details own = details.getOrDefault(id, Contacts.Details.NONE);
                    return entry(id, known(body), own, addresses.getOrDefault(id, List.of()), null, body.getLong("v"));
                })
                .toList();
        return new Page(items, page, size, bodies().countDocuments(filter));
    }

    /** Called so itself, or standing for one that is; a person's name stands elsewhere. */
    private Bson called(String plain, MergedBodies merged) {
        Bson named = regex("body.search", Pattern.quote(plain));
        Set<String> ids = new HashSet<>(contacts.personsNamed(plain));
        for (Document row :
                bodies().find(and(named, in("_id", merged.gone()))).projection(Projections.include("_id"))) {
            ids.add(merged.standing(row.getString("_id")));
        }
        return ids.isEmpty() ? named : or(named, in("_id", ids));
    }

    private MongoCollection<Document> bodies() {
        return views.rows(view).in(OwnView.BODIES);
    }

    private static Bodies.Body.Registered known(Document body) {
        BodyState state = Json.MAPPER.convertValue(body, BodyState.class);
        BodyFacts facts = new BodyFacts(
                state.name(),
                state.type(),
                state.organisationNumber(),
                state.municipalityCode(),
                state.aliases(),
                state.groups(),
                state.person());
        return new Bodies.Body.Registered(facts, state.namedFrom(), state.formerNames(), state.leftOn());
    }

    private Entry entry(
            String id,
            Bodies.Body.Registered known,
            Contacts.Details details,
            List<Contacts.Address> addresses,
            @Nullable List<Merged> merged,
            long version) {
        BodyFacts facts = known.facts();
        Contacts.Person person = details.person();
        LocalDate day = today.inSweden();
        return new Entry(
                id,
                person == null ? facts.name() : person.name(),
                facts.type(),
                facts.organisationNumber(),
                facts.municipalityCode(),
                details.emails(),
                addresses.stream()
                        .map(each -> new Address(each.email(), each.from(), each.until(), each.isValid(day)))
                        .toList(),
                person == null ? facts.aliases() : person.aliases(),
                facts.groups(),
                facts.person(),
                known.namedFrom(),
                known.formerNames(),
                known.leftOn(),
                merged,
                merged == null ? null : contacts.unreached(details.emails()),
                version);
    }
}
