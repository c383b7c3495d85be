package se.samrad.consultations.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.consultations.domain.Bodies;
import se.samrad.consultations.domain.BodyEntry;
import se.samrad.consultations.domain.BodyEntry.Sorted;
import se.samrad.contracts.consultations.BodyEvent;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;

/** Takes bodies into the register, one command each: what is wrong is told, the rest goes on. */
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

    /** What became, or would become, of one of many. */
    record Item(
            @Nullable String id,
            @Nullable String name,
            Result outcome,
            @Nullable Problem problem,
            @Nullable List<Problem> problems,
            @Nullable Long version) {}

    /** One of many as it was read; exactly one of the two is there. */
    record Row(@Nullable BodyEntry entry, @Nullable Item wrong) {}

    private final Commands commands;
    private final BodyRegister register;
    private final Contacts contacts;

    Registration(Commands commands, BodyRegister register, Contacts contacts) {
        this.commands = commands;
        this.register = register;
        this.contacts = contacts;
    }

    /**
     * Registers them, or says what would come of it.
     *
     * @param command null for a preview, which changes nothing
     * @param words for a reason
     */
    List<Item> register(List<Row> rows, @Nullable Command command, Function<String, String> words) {
        Set<String> seen = new HashSet<>();
        List<Item> items = new ArrayList<>();
        for (Row row : rows) {
            if (row.wrong() != null) items.add(row.wrong());
            if (row.entry() != null) items.add(one(row.entry(), seen, command, words));
        }
        return items;
    }

    private Item one(
            BodyEntry entry, Set<String> seen, @Nullable Command command, Function<String, String> words) {
        try {
            Sorted body = entry.sorted();
            if (!seen.add(body.id())) throw Rejected.member("id", "twice");
            Bodies.Body state = register.fold(body.id()).state();
            List<BodyEvent> events = Bodies.register(body.facts(), state);
            Result result = result(body, events, state);
            if (command == null) return new Item(body.id(), body.name(), result, null, null, null);
            // Addresses first: if we stop here, the same request sent again finishes both.
            contacts.put(body);
            long version = commands.handle(
                            Bodies.BODY,
                            Bodies.stream(body.id()),
                            command.part(body.id()),
                            now -> Bodies.register(body.facts(), now))
                    .version();
            return new Item(body.id(), body.name(), result, null, null, version);
        } catch (Rejected rejected) {
            if (rejected.kind() == Rejected.Kind.UNAVAILABLE || rejected.kind() == Rejected.Kind.CONFLICT) {
                throw rejected;
            }
            return wrong(entry.id(), entry.name(), rejected, words);
        }
    }

    private Result result(Sorted body, List<BodyEvent> events, Bodies.Body state) {
        if (state instanceof Bodies.Body.None) return Result.NEW;
        return events.isEmpty() && !contacts.differs(body) ? Result.SAME : Result.CHANGED;
    }

    static Item wrong(
            @Nullable String id, @Nullable String name, Rejected rejected, Function<String, String> words) {
        List<Problem> problems = new ArrayList<>();
        for (Rejected.Member member : rejected.members()) {
            problems.add(new Problem(member.reason(), member.member(), words.apply(member.reason())));
        }
        if (problems.isEmpty()) problems.add(new Problem(rejected.reason(), null, words.apply(rejected.reason())));
        return new Item(id, name, Result.WRONG, problems.getFirst(), problems, null);
    }
}
