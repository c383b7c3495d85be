package se.samrad.consultations.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Bodies;
import se.samrad.consultations.domain.Bodies.Body;
import se.samrad.consultations.register.Contacts.Address;
import se.samrad.consultations.register.Contacts.Details;
import se.samrad.consultations.register.Resemblances.Resembling;
import se.samrad.consultations.register.imports.BodyImport;
import se.samrad.consultations.register.imports.ImportedBody;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.BodyEvent;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.Together;

/**
 * Takes bodies into the register, one command each: what is wrong is told, the rest goes on. A file says all there is to say
 * of a body, so an address that is not in it is removed.
 */
@Component
class Registration {
    enum Result {
        NEW,
        CHANGED,
        SAME,
        /** An id that nobody has, and a name that somebody perhaps has: left out until somebody has decided. */
        PERHAPS,
        WRONG
    }

    /**
     * What is wrong with one of many.
     *
     * @param member null when it is not about one member
     */
    record Problem(String reason, @Nullable String member, String detail) {}

    /**
     * What became, or would become, of one of many.
     *
     * @param id of the body; where a human has said that the row means another, of that one
     * @param problem the first of the problems, in words
     * @param candidates whom the name of a new one perhaps means, the likeliest first
     * @param type of a new one
     */
    record Item(
            int line,
            String id,
            @Nullable String name,
            Result outcome,
            @Nullable String problem,
            @Nullable List<Problem> problems,
            @Nullable List<Resembling> candidates,
            @Nullable Long version,
            @Nullable BodyType type) {
        private static Item of(
                BodyImport.Row row, String id, @Nullable String name, Result outcome, @Nullable Long version) {
            BodyType type = outcome == Result.NEW && row.body() != null
                    ? row.body().facts().type()
                    : null;
            return new Item(row.line(), id, name, outcome, null, null, null, version, type);
        }
    }

    /**
     * What a human has decided about rows that perhaps mean somebody.
     *
     * @param same by line, the body that the row means: its name is remembered there, and nothing else of the row is taken
     * @param fresh lines of those that mean none
     * @param leaveOthers whether whatever is not decided is left out; otherwise it is taken for new
     */
    record Decided(Map<Integer, String> same, Set<Integer> fresh, boolean leaveOthers) {
        static final Decided NOTHING = new Decided(Map.of(), Set.of(), false);
    }

    /** Says in the reader's language what is wrong; the Swedish words may be more exact than the reason alone. */
    @FunctionalInterface
    interface Words {
        String of(String reason, @Nullable String inSwedish);
    }

    private static final String SPELLED_ALIKE = "SPELLED_ALIKE";

    private final Commands commands;
    private final BodyRegister register;
    private final Contacts contacts;
    private final Resemblances resemblances;
    private final Today today;

    Registration(Commands commands, BodyRegister register, Contacts contacts, Resemblances resemblances, Today today) {
        this.resemblances = resemblances;
        this.today = today;
        this.commands = commands;
        this.register = register;
        this.contacts = contacts;
    }

    /** What would come of it. Changes nothing. */
    List<Item> preview(List<BodyImport.Row> rows, Decided decided, Words words) {
        Set<Integer> moving = moving(rows);
        OneList list = OneList.of(rows, decided);
        return resembling(
                taken(rows, list, row -> one(row, moving, null, words), row -> same(row, list, null, words)), list);
    }

    /** Registers them. */
    List<Item> register(List<BodyImport.Row> rows, Command command, Decided decided, Words words) {
        OneList list = OneList.of(rows, decided);
        return register(rows, command, list, undecided(rows, decided), moving(rows), words);
    }

    /**
     * The same, knowing what was found out before anything of it was done: so that what is done again after an interruption is
     * told as it was the first time.
     *
     * @param list all of it, also when the rows are a part of it
     * @param undecided as {@link #undecided} said
     * @param moving as {@link #moving} said
     */
    List<Item> register(
            List<BodyImport.Row> rows,
            Command command,
            OneList list,
            Map<Integer, List<Resembling>> undecided,
            Set<Integer> moving,
            Words words) {
        return taken(
                rows,
                list,
                row -> {
                    List<Resembling> perhaps = undecided.get(row.line());
                    return perhaps == null ? one(row, moving, command, words) : leftOut(row, perhaps);
                },
                row -> {
                    List<Resembling> perhaps = undecided.get(row.line());
                    if (perhaps != null) return leftOut(row, perhaps);
                    // It may stand in a part of the list that somebody else is to do: done twice, it is told again the
                    // second time.
                    list.meant(row)
                            .filter(meant -> !rows.contains(meant) && !undecided.containsKey(meant.line()))
                            .ifPresent(meant -> one(meant, Set.of(), command, words));
                    return same(row, list, command, words);
                });
    }

    private static List<Item> taken(
            List<BodyImport.Row> rows,
            OneList list,
            Function<BodyImport.Row, Item> one,
            Function<BodyImport.Row, Item> same) {
        Map<Boolean, List<BodyImport.Row>> kinds = rows.stream()
                .collect(Collectors.partitioningBy(
                        row -> list.decided().same().containsKey(row.line()) && row.body() != null));
        Map<Integer, Item> told = new HashMap<>();
        // First the bodies: a row may mean one that this list makes.
        for (Item item : Together.each(kinds.getOrDefault(false, List.of()), one)) told.put(item.line(), item);
        // Several rows may mean the same body, so these are taken one after the other.
        for (BodyImport.Row row : kinds.getOrDefault(true, List.of())) told.put(row.line(), same.apply(row));
        return rows.stream()
                .map(row -> Objects.requireNonNull(told.get(row.line())))
                .toList();
    }

    private static Item leftOut(BodyImport.Row row, List<Resembling> perhaps) {
        BodyFacts facts = Objects.requireNonNull(row.body()).facts();
        return new Item(row.line(), row.id(), facts.name(), Result.PERHAPS, null, null, perhaps, null, facts.type());
    }

    /**
     * The rows that are left out as long as nobody has decided whom they mean: by line, whom they perhaps do. A row that means one
     * of them waits with it.
     */
    Map<Integer, List<Resembling>> undecided(List<BodyImport.Row> rows, Decided decided) {
        if (!decided.leaveOthers()) return Map.of();
        Map<Integer, List<Resembling>> undecided = new TreeMap<>();
        for (Item item : preview(rows, decided, (reason, swedish) -> reason)) {
            if (item.outcome() != Result.PERHAPS) continue;
            undecided.put(item.line(), Objects.requireNonNullElse(item.candidates(), List.of()));
        }
        OneList list = OneList.of(rows, decided);
        for (BodyImport.Row row : rows) {
            if (row.body() == null || !decided.same().containsKey(row.line())) continue;
            list.meant(row).filter(meant -> undecided.containsKey(meant.line())).ifPresent(meant -> {
                String name = Objects.requireNonNull(meant.body()).facts().name();
                undecided.put(row.line(), List.of(new Resembling(meant.id(), name, SPELLED_ALIKE, meant.line())));
            });
        }
        return undecided;
    }

    /** Lines of the rows that say other addresses, or of a person another name, than what is kept. */
    Set<Integer> moving(List<BodyImport.Row> rows) {
        Map<String, Details> known =
                contacts.of(rows.stream().map(BodyImport.Row::id).toList());
        boolean days = rows.stream()
                .anyMatch(row -> row.body() != null && !row.body().days().isEmpty());
        Map<String, List<Address>> addresses = days ? contacts.addresses(known) : Map.of();
        return rows.stream()
                .filter(row -> row.body() != null
                        && !row.saysNameOnly()
                        && (!known.getOrDefault(row.id(), Details.NONE).equals(details(row.body()))
                                || !addresses.getOrDefault(row.id(), List.of()).containsAll(dated(row.body()))))
                .map(BodyImport.Row::line)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whoever looks at what would be new is told whom it perhaps is: one of the register, or a row before it. */
    private List<Item> resembling(List<Item> items, OneList list) {
        if (items.stream().noneMatch(item -> item.outcome() == Result.NEW)) return items;
        Resemblances.Names names = resemblances.among(register.named());
        List<Item> all = new ArrayList<>();
        for (Item item : items) {
            String name = item.name();
            if (item.outcome() != Result.NEW || name == null) {
                all.add(item);
                continue;
            }
            List<Resembling> found =
                    list.decided().fresh().contains(item.line()) ? List.of() : names.find(name, list.number(item.id()));
            all.add(
                    found.isEmpty()
                            ? item
                            : new Item(
                                    item.line(),
                                    item.id(),
                                    name,
                                    Result.PERHAPS,
                                    null,
                                    null,
                                    found,
                                    null,
                                    item.type()));
            list.named(item.id()).ifPresent(named -> names.add(named, item.line()));
        }
        return all;
    }

    private Item same(BodyImport.Row row, OneList list, @Nullable Command command, Words words) {
        String body = list.body(row);
        String name = Objects.requireNonNull(row.body()).facts().name();
        boolean made = command == null && list.meant(row).isPresent();
        if (!made && register.facts(body).isEmpty()) {
            return wrong(row, list.waiting().contains(body) ? "row-not-decided" : "unknown-body", words);
        }
        if (register.othersNamed(name, body)) return wrong(row, "name-of-another", words);
        if (command == null) return Item.of(row, body, name, Result.SAME, null);
        try {
            Outcome outcome = alias(body, name, command.part(body + "@" + row.line()));
            return Item.of(row, body, name, Result.SAME, outcome.version());
        } catch (Rejected rejected) {
            if (rejected.kind() != Rejected.Kind.REFUSED) throw rejected;
            return wrong(row, rejected.reason(), words);
        }
    }

    private static Item wrong(BodyImport.Row row, String reason, Words words) {
        return wrong(row, List.of(new Problem(reason, "same", words.of(reason, null))));
    }

    private Item one(BodyImport.Row row, Set<Integer> moving, @Nullable Command command, Words words) {
        ImportedBody body = row.body();
        if (body == null) {
            return wrong(
                    row,
                    row.problems().stream()
                            .map(problem -> new Problem(
                                    problem.reason(), problem.member(), words.of(problem.reason(), problem.detail())))
                            .toList());
        }
        Details details = details(body);
        BodyFacts facts = publishable(body.facts());
        String name = body.facts().name();
        boolean moved = moving.contains(row.line());
        try {
            if (command == null) {
                Body state = register.fold(body.id()).state();
                boolean changes = moved || !events(row, facts, state).isEmpty();
                Result would = state instanceof Body.None ? Result.NEW : changes ? Result.CHANGED : Result.SAME;
                return Item.of(row, body.id(), name, would, null);
            }
            AtomicReference<@Nullable Body> before = new AtomicReference<>();
            Outcome outcome = commands.handle(Bodies.BODY, Bodies.stream(body.id()), command.part(body.id()), state -> {
                before.set(state);
                return events(row, facts, state);
            });
            // If we stop here, the same request sent again finishes both.
            if (moved) contacts.put(body.id(), details, dated(body));
            return Item.of(row, body.id(), name, result(before.get(), outcome, moved), outcome.version());
        } catch (Rejected rejected) {
            if (rejected.kind() != Rejected.Kind.REFUSED) throw rejected;
            String member = rejected.members().isEmpty()
                    ? null
                    : rejected.members().getFirst().member();
            return wrong(row, List.of(new Problem(rejected.reason(), member, words.of(rejected.reason(), null))));
        }
    }

    /** A name alone tells nothing of a body that is there. */
    private static List<BodyEvent> events(BodyImport.Row row, BodyFacts facts, Body state) {
        return row.saysNameOnly() && !(state instanceof Body.None) ? List.of() : Bodies.register(facts, state);
    }

    /** @param before null where the command was carried out earlier and is only told again */
    private static Result result(@Nullable Body before, Outcome outcome, boolean moved) {
        boolean begun = before == null ? outcome.version() == 1 : before instanceof Body.None;
        if (begun) return Result.NEW;
        return moved || outcome.changed() || outcome.repeated() ? Result.CHANGED : Result.SAME;
    }

    Outcome alias(String body, String alias, Command command) {
        return commands.handle(Bodies.BODY, Bodies.stream(body), command, state -> Bodies.alias(alias, state));
    }

    Outcome rename(String body, String name, LocalDate from, Command command) {
        LocalDate day = today.inSweden();
        return commands.handle(
                Bodies.BODY, Bodies.stream(body), command, state -> Bodies.rename(name, from, day, state));
    }

    Outcome undoRename(String body, String name, Command command) {
        return commands.handle(Bodies.BODY, Bodies.stream(body), command, state -> Bodies.undoRename(name, state));
    }

    Outcome leave(String body, LocalDate on, Command command) {
        LocalDate day = today.inSweden();
        return commands.handle(Bodies.BODY, Bodies.stream(body), command, state -> Bodies.leave(on, day, state));
    }

    Outcome comeBack(String body, Command command) {
        return commands.handle(Bodies.BODY, Bodies.stream(body), command, Bodies::comeBack);
    }

    private static Item wrong(BodyImport.Row row, List<Problem> problems) {
        return new Item(
                row.line(), row.id(), null, Result.WRONG, problems.getFirst().detail(), problems, null, null, null);
    }

    private static Details details(ImportedBody body) {
        List<String> emails = body.emails().stream()
                .map(email -> email.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return new Details(emails, personOf(body.facts()).orElse(null));
    }

    /** Its addresses with their days, where the file says any. */
    private static List<Address> dated(ImportedBody body) {
        List<Address> dated = new ArrayList<>();
        for (int at = 0; at < body.days().size(); at++) {
            ImportedBody.Days days = body.days().get(at);
            dated.add(new Address(body.emails().get(at).toLowerCase(Locale.ROOT), days.from(), days.until()));
        }
        return dated;
    }

    private static Optional<Contacts.Person> personOf(BodyFacts facts) {
        return facts.person() ? Optional.of(new Contacts.Person(facts.name(), facts.aliases())) : Optional.empty();
    }

    /** What may stand in events: of a person everything but the name. */
    private static BodyFacts publishable(BodyFacts facts) {
        if (!facts.person()) return facts;
        return new BodyFacts(
                Bodies.PERSON_NAME, facts.type(), null, facts.municipalityCode(), List.of(), facts.groups(), true);
    }
}
