package se.samrad.consultations.register;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.register.BodyRegister.Named;
import se.samrad.consultations.register.Registration.Decided;
import se.samrad.consultations.register.imports.BodyImport;
import se.samrad.contracts.consultations.BodyFacts;

/**
 * All of a list with what is decided about its rows: a row may mean a body that the list itself makes.
 *
 * @param waiting ids of rows, beside these, of which nobody has decided whom they mean
 */
record OneList(Map<String, BodyImport.Row> byId, Decided decided, Set<String> waiting) {
    static OneList of(List<BodyImport.Row> rows, Decided decided) {
        return of(rows, decided, Set.of());
    }

    static OneList of(List<BodyImport.Row> rows, Decided decided, Set<String> waiting) {
        Map<String, BodyImport.Row> byId = new HashMap<>();
        for (BodyImport.Row row : rows) if (row.body() != null) byId.put(row.id(), row);
        return new OneList(byId, decided, waiting);
    }

    /** Whom a row means in the end: it may mean a row that itself means a body. */
    String body(BodyImport.Row row) {
        Set<Integer> seen = new HashSet<>();
        String body = row.id();
        BodyImport.@Nullable Row at = row;
        while (at != null && seen.add(at.line()) && decided.same().containsKey(at.line())) {
            body = String.valueOf(decided.same().get(at.line()));
            at = byId.get(body);
        }
        return body;
    }

    /** The row that makes the body that is meant; empty when it is in the register already, or nowhere. */
    Optional<BodyImport.Row> meant(BodyImport.Row row) {
        return Optional.ofNullable(byId.get(body(row)))
                .filter(meant -> !decided.same().containsKey(meant.line()));
    }

    /** What the row of a new body says of its organisation number; null for a person's. */
    @Nullable
    String number(String id) {
        return named(id).flatMap(named -> named.numbers().stream().findFirst()).orElse(null);
    }

    private static List<String> numbers(BodyFacts facts) {
        String number = facts.organisationNumber();
        return number == null ? List.of() : List.of(number);
    }

    /** As others are compared with it; empty for a person, whom nobody is taken for by name. */
    Optional<Named> named(String id) {
        return Optional.ofNullable(byId.get(id))
                .map(BodyImport.Row::body)
                .map(body -> body.facts())
                .filter(facts -> !facts.person())
                .map(facts -> new Named(id, facts.name(), facts.aliases(), List.of(), numbers(facts)));
    }
}
