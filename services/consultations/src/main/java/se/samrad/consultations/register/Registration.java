package se.samrad.consultations.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Bodies;
import se.samrad.consultations.domain.Bodies.Body;
import se.samrad.consultations.register.Contacts.Details;
import se.samrad.consultations.register.imports.BodyImport;
import se.samrad.consultations.register.imports.ImportedBody;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;

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
     * @param problem the first of the problems, in words
     */
    record Item(
            int line,
            String id,
            @Nullable String name,
            Result outcome,
            @Nullable String problem,
            @Nullable List<Problem> problems,
            @Nullable Long version) {}

    /** Says in the reader's language what is wrong; the Swedish words may be more exact than the reason alone. */
    @FunctionalInterface
    interface Words {
        String of(String reason, @Nullable String inSwedish);
    }

    private final Commands commands;
    private final BodyRegister register;
    private final Contacts contacts;
    private final Today today;

    Registration(Commands commands, BodyRegister register, Contacts contacts, Today today) {
        this.today = today;
        this.commands = commands;
        this.register = register;
        this.contacts = contacts;
    }

    /**
     * Registers them, or says what would come of it.
     *
     * @param command null for a preview, which changes nothing
     */
    List<Item> register(BodyImport file, @Nullable Command command, Words words) {
        List<Item> items = new ArrayList<>();
        for (BodyImport.Row row : file.rows()) items.add(one(row, command, words));
        return items;
    }

    private Item one(BodyImport.Row row, @Nullable Command command, Words words) {
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
        try {
            Body state = register.fold(body.id()).state();
            boolean changes = !Bodies.register(facts, state).isEmpty() || contacts.differs(body.id(), details);
            Result result = state instanceof Body.None ? Result.NEW : changes ? Result.CHANGED : Result.SAME;
            if (command == null) return new Item(row.line(), body.id(), name, result, null, null, null);
            // Addresses first: if we stop here, the same request sent again finishes both.
            contacts.put(body.id(), details);
            long version = commands.handle(
                            Bodies.BODY,
                            Bodies.stream(body.id()),
                            command.part(body.id()),
                            now -> Bodies.register(facts, now))
                    .version();
            return new Item(row.line(), body.id(), name, result, null, null, version);
        } catch (Rejected rejected) {
            if (rejected.kind() != Rejected.Kind.REFUSED) throw rejected;
            String member = rejected.members().isEmpty()
                    ? null
                    : rejected.members().getFirst().member();
            return wrong(row, List.of(new Problem(rejected.reason(), member, words.of(rejected.reason(), null))));
        }
    }

    Outcome alias(String body, String alias, Command command) {
        return commands.handle(Bodies.BODY, Bodies.stream(body), command, state -> Bodies.alias(alias, state));
    }

    Outcome rename(String body, String name, LocalDate from, Command command) {
        LocalDate day = today.inSweden();
        return commands.handle(
                Bodies.BODY, Bodies.stream(body), command, state -> Bodies.rename(name, from, day, state));
    }

    private static Item wrong(BodyImport.Row row, List<Problem> problems) {
        return new Item(
                row.line(), row.id(), null, Result.WRONG, problems.getFirst().detail(), problems, null);
    }

    private static Details details(ImportedBody body) {
        List<String> emails = body.emails().stream()
                .map(email -> email.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return new Details(emails, personOf(body.facts()).orElse(null));
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
