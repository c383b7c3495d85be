package se.samrad.consultations.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.consultations.register.Claims.Claim;
import se.samrad.consultations.register.Imports.Told;
import se.samrad.consultations.register.Registration.Decided;
import se.samrad.consultations.register.Registration.Item;
import se.samrad.consultations.register.Registration.Result;
import se.samrad.consultations.register.Registration.Words;
import se.samrad.consultations.register.imports.BodyImport;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.eventing.Command;
import se.samrad.eventing.Rejected;

/**
 * Decisions about the rows that a long list left out. Whoever decides first takes the row before anything is done. Whoever comes
 * second carries that decision out too, as the first may have fallen in between, and is told what it was.
 */
@Component
class Decisions {
    /**
     * What somebody else has decided about a row.
     *
     * @param name as the row says it
     * @param body that it means, or that it became
     * @param bodyName what that body is called in the register
     */
    record AlreadyDecided(
            int line,
            String name,
            Result outcome,
            String body,
            @Nullable String bodyName) {}

    private final Imports imports;
    private final Claims claims;
    private final Registration registration;
    private final BodyRegister register;

    Decisions(Imports imports, Claims claims, Registration registration, BodyRegister register) {
        this.imports = imports;
        this.claims = claims;
        this.registration = registration;
        this.register = register;
    }

    /**
     * All of it, or nothing where somebody has decided about one of the rows already.
     *
     * @throws Rejected conflict: {@code decided-already}, with what was decided
     */
    List<Item> decide(String id, Decided decided, Command command, Words words) {
        Set<Integer> lines = new TreeSet<>(decided.same().keySet());
        lines.addAll(decided.fresh());
        List<Claim> wanted = lines.stream()
                .map(line -> new Claim(
                        line,
                        command.by(),
                        command.key(),
                        command.request(),
                        decided.same().get(line)))
                .toList();
        Set<Integer> open = imports.undecided(id).keySet();
        Map<Integer, Told> told = imports.told(id);
        Set<Integer> gone = lines.stream()
                .filter(line -> !open.contains(line) && !toldBy(command, told.get(line)))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!gone.isEmpty()) throw already(id, gone);
        List<Claim> others = claims.take(id, wanted);
        while (!others.isEmpty()) {
            for (List<Claim> each : byCommand(others)) carryOut(id, each, words);
            Rejected already = already(id, lines(others));
            if (!already.facts().isEmpty()) throw already;
            others = claims.take(id, wanted); // nothing came of the first decision, so the rows are to be had again
        }
        return carryOut(id, wanted, words);
    }

    private static boolean toldBy(Command command, @Nullable Told told) {
        return told != null && told.command().equals(name(command));
    }

    private static String name(Command command) {
        return command.by() + "/" + command.key();
    }

    private static Iterable<List<Claim>> byCommand(List<Claim> claims) {
        return claims.stream()
                .collect(Collectors.groupingBy(Claim::command, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static Set<Integer> lines(List<Claim> claims) {
        return claims.stream().map(Claim::line).collect(Collectors.toCollection(TreeSet::new));
    }

    private Rejected already(String id, Set<Integer> lines) {
        Map<Integer, Told> told = imports.told(id);
        List<AlreadyDecided> decided = new ArrayList<>();
        for (Integer line : lines) {
            Told found = told.get(line);
            if (found == null) continue;
            Item item = found.item();
            String bodyName = register.facts(item.id()).map(BodyFacts::name).orElse(null);
            decided.add(new AlreadyDecided(line, String.valueOf(item.name()), item.outcome(), item.id(), bodyName));
        }
        return Rejected.conflict("decided-already", decided.isEmpty() ? Map.of() : Map.of("decided", decided));
    }

    /** What was carried out before is only told again: each row has a key of its own. */
    private List<Item> carryOut(String id, List<Claim> taken, Words words) {
        Map<Integer, BodyImport.Row> open = imports.undecided(id);
        List<BodyImport.Row> rows = new ArrayList<>();
        Map<Integer, String> same = new TreeMap<>();
        Set<Integer> fresh = new TreeSet<>();
        for (Claim claim : taken) {
            BodyImport.Row row = open.get(claim.line());
            if (row != null) rows.add(row);
            if (claim.body() == null) fresh.add(claim.line());
            else same.put(claim.line(), claim.body());
        }
        Command command = taken.getFirst().command();
        // Whom a row was decided to mean earlier, whoever is the same as that row means too.
        Map<String, String> meant = new HashMap<>();
        for (Told told : imports.told(id).values()) {
            if (told.row() != null) meant.put(told.row(), told.item().id());
        }
        same.replaceAll((line, body) -> meant.getOrDefault(body, body));
        Set<String> waiting = open.values().stream().map(BodyImport.Row::id).collect(Collectors.toSet());
        OneList list = OneList.of(rows, new Decided(same, fresh, false), waiting);
        List<Item> items = registration.register(rows, command, list, Map.of(), registration.moving(rows), words);
        Set<Integer> wrong = items.stream()
                .filter(item -> item.outcome() == Result.WRONG)
                .map(Item::line)
                .collect(Collectors.toSet());
        imports.decided(
                id,
                name(command),
                items.stream().filter(item -> !wrong.contains(item.line())).toList());
        claims.release(
                id, taken.stream().filter(claim -> wrong.contains(claim.line())).toList());
        Map<Integer, Item> all = new TreeMap<>();
        imports.told(id).forEach((line, told) -> all.put(line, told.item()));
        for (Item item : items) all.put(item.line(), item);
        return taken.stream()
                .map(claim -> Objects.requireNonNull(all.get(claim.line())))
                .toList();
    }
}
