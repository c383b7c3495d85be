package se.samrad.consultations.invitations;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.InvitationCommand;
import se.samrad.consultations.domain.Invitations;
import se.samrad.consultations.register.BodyRegister;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.consultations.Awaited;
import se.samrad.contracts.consultations.Hindrance;
import se.samrad.contracts.consultations.Reminder;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.Together;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Problems;
import se.samrad.eventing.http.Requests;
import se.samrad.eventing.views.CatchUp;

/** Who has neither answered nor declined, when each is reminded next, and reminding it today. */
@RestController
class ReminderController {
    private static final int BODIES_MAX = 2_000;
    private static final int SIZE_MAX = 200;
    private static final int PAGES_MAX = 1_000_000;
    private static final Locale SWEDISH = Locale.of("sv");

    /** A day on which a body was to be reminded, and why it was not. */
    record Skipped(LocalDate on, Hindrance hindrance) {
        static @Nullable Skipped of(Awaited awaited) {
            Reminder turn = awaited.turn();
            if (turn == null || awaited.hindrance() == null) return null;
            return new Skipped(turn.lastDay().minusDays(turn.daysBefore()), awaited.hindrance());
        }
    }

    /**
     * A body that is awaited.
     *
     * @param lastDay its own
     * @param reminded the newest letter; null before the first
     * @param next the next letter that goes by itself; null when none is left
     * @param asked the day of its invitation; null where it was not recorded
     * @param leftOn last day of a body that is no more: nobody is there to read a letter
     * @param withheld days on which none goes by itself because the invitation went so shortly before
     * @param unreachable true when the register has no address that a letter could go to
     * @param skipped the newest turn, where no letter could reach the body in time; null otherwise
     */
    record Waiting(
            String body,
            String name,
            LocalDate lastDay,
            @Nullable Reminder reminded,
            @Nullable Reminder next,
            @Nullable LocalDate asked,
            List<LocalDate> withheld,
            @Nullable LocalDate leftOn,
            @Nullable Boolean unreachable,
            @Nullable Skipped skipped) {
        /** Once a day at most, not after its last, and not when no letter can reach it. */
        boolean remindable(LocalDate day) {
            boolean today = reminded != null && day.equals(reminded.on());
            return leftOn == null && unreachable == null && !today && !day.isAfter(lastDay);
        }

        boolean isCalled(String[] words) {
            String called = name.toLowerCase(SWEDISH);
            for (String word : words) if (!called.contains(word)) return false;
            return true;
        }
    }

    /**
     * A page of those that are awaited.
     *
     * @param total how many have the words in their names
     * @param remindable how many of these may be reminded today
     * @param waiting how many are awaited, whatever they are called
     * @param daysBefore how many days before its own last day each body is reminded by itself
     */
    record Waitings(
            List<Waiting> items,
            int page,
            int size,
            int total,
            int remindable,
            int waiting,
            List<Integer> daysBefore) {}

    record Chosen(@Nullable List<@Nullable String> bodies) {}

    enum Result {
        REMINDED,
        SAME,
        WRONG
    }

    /**
     * What became of one of the bodies.
     *
     * @param problem in words, with its stable reason beside it
     */
    record Item(
            String body,
            Result outcome,
            @Nullable String problem,
            @Nullable String reason) {}

    record Items(List<Item> items) {}

    private final Commands commands;
    private final Awaiting awaiting;
    private final Answers.Known answers;
    private final BodyRegister register;
    private final ReminderSettings settings;
    private final Problems problems;
    private final Today today;

    ReminderController(
            Commands commands,
            Awaiting awaiting,
            Answers.Known answers,
            BodyRegister register,
            ReminderSettings settings,
            Problems problems,
            Today today) {
        this.commands = commands;
        this.awaiting = awaiting;
        this.answers = answers;
        this.register = register;
        this.settings = settings;
        this.problems = problems;
        this.today = today;
    }

    /** Whom a letter may go to today comes first, and of these who is reminded first. */
    @GetMapping("/api/consultations/{id}/reminders")
    Waitings waiting(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Caller.current().require(Scopes.CASE_OFFICER);
        if (page < 0 || page > PAGES_MAX) throw Rejected.member("page", "out-of-range");
        if (size < 1 || size > SIZE_MAX) throw Rejected.member("size", "out-of-range");
        LocalDate day = today.inSweden();
        List<Waiting> all = waiting(id, day);
        String[] words = q.strip().toLowerCase(SWEDISH).split("\\s+");
        List<Waiting> found = all.stream().filter(one -> one.isCalled(words)).toList();
        return new Waitings(
                found.stream().skip((long) page * size).limit(size).toList(),
                page,
                size,
                found.size(),
                (int) found.stream().filter(one -> one.remindable(day)).count(),
                all.size(),
                settings.daysBefore());
    }

    private List<Waiting> waiting(String id, LocalDate day) {
        Consultation.Known consultation = consultation(Requests.existing(id, Ids::valid));
        List<Waiting> items = new ArrayList<>();
        if (asking(consultation)) {
            List<Awaiting.Body> bodies =
                    awaiting.awaited(id, consultation.facts().closesOn());
            List<String> ids = bodies.stream().map(Awaiting.Body::id).toList();
            Map<String, LocalDate> left = register.left(ids);
            Set<String> reached = register.reached(ids, day);
            for (Awaiting.Body body : bodies) {
                LocalDate leftOn = left.get(body.id());
                boolean lettersGo = leftOn == null && reached.contains(body.id());
                items.add(new Waiting(
                        body.id(),
                        body.name(),
                        body.lastDay(),
                        body.awaited().reminded(),
                        lettersGo ? settings.rules().next(day, body.lastDay(), body.awaited()) : null,
                        body.awaited().asked(),
                        lettersGo ? settings.rules().withheld(day, body.lastDay(), body.awaited()) : List.of(),
                        leftOn,
                        reached.contains(body.id()) ? null : true,
                        Skipped.of(body.awaited())));
            }
        }
        Comparator<LocalDate> never = Comparator.nullsLast(Comparator.naturalOrder());
        items.sort(Comparator.comparing((Waiting waiting) -> !waiting.remindable(day))
                .thenComparing(
                        waiting ->
                                waiting.next() == null ? null : waiting.next().on(),
                        never)
                .thenComparing(Waiting::name)
                .thenComparing(Waiting::body));
        return items;
    }

    /** One command a body; one that cannot be reminded does not stop the others. */
    @PostMapping("/api/consultations/{id}/reminders")
    Items remind(@PathVariable String id, @RequestBody Chosen asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER);
        Consultation.Known consultation = consultation(Requests.existing(id, Ids::valid));
        if (asked.bodies() == null || asked.bodies().isEmpty()) throw Rejected.member("bodies", "missing");
        if (asked.bodies().size() > BODIES_MAX) throw Rejected.member("bodies", "too-many");
        if (!asking(consultation)) throw Rejected.because("not-open");
        Command command = Requests.command(request, asked);
        Locale language = Requests.language(request);
        LinkedHashSet<String> distinct = new LinkedHashSet<>();
        for (String body : asked.bodies()) distinct.add(Objects.requireNonNullElse(body, ""));
        List<String> bodies = List.copyOf(distinct);
        List<Item> items = new ArrayList<>();
        for (int from = 0; from < bodies.size(); from += CatchUp.STREAMS_MAX) {
            List<String> some = bodies.subList(from, Math.min(from + CatchUp.STREAMS_MAX, bodies.size()));
            items.addAll(remind(id, consultation, some, command, language));
        }
        return new Items(items);
    }

    /** Asked at once who of them has answered, right before they are reminded. */
    private List<Item> remind(
            String id, Consultation.Known consultation, List<String> bodies, Command command, Locale language) {
        Set<String> answered;
        try {
            answered = answers.asOfNow(id, bodies.stream().filter(Ids::valid).toList());
        } catch (Rejected away) {
            return bodies.stream().map(body -> wrong(body, away, language)).toList();
        }
        return Together.each(
                bodies, body -> remind(id, consultation, body, answered.contains(body), command, language));
    }

    private Item remind(
            String id,
            Consultation.Known consultation,
            String body,
            boolean answered,
            Command command,
            Locale language) {
        try {
            if (!Ids.valid(body)) throw Rejected.because("unknown-body");
            if (answered) throw Rejected.because("has-answered");
            if (!register.left(List.of(body)).isEmpty()) throw Rejected.because("body-left");
            LocalDate day = today.inSweden();
            boolean reached = !register.reached(List.of(body), day).isEmpty();
            Outcome outcome =
                    commands.handle(Invitations.INVITATION, Invitations.stream(id, body), command.part(body), state -> {
                        var events = Invitations.decide(day, consultation, new InvitationCommand.Remind(), state);
                        if (!events.isEmpty() && !reached) throw Rejected.because("no-address");
                        return events;
                    });
            boolean now = outcome.changed() || outcome.repeated();
            return new Item(body, now ? Result.REMINDED : Result.SAME, null, null);
        } catch (Rejected rejected) {
            return wrong(body, rejected, language);
        }
    }

    private Item wrong(String body, Rejected rejected, Locale language) {
        String reason = rejected.reason();
        return new Item(body, Result.WRONG, problems.words(reason, language), reason);
    }

    private static boolean asking(Consultation.Known consultation) {
        return consultation instanceof Consultation.Open || consultation instanceof Consultation.Closed;
    }

    private Consultation.Known consultation(String id) {
        Consultation state = commands.fold(Consultations.CONSULTATION, Consultations.stream(id))
                .state();
        if (Consultations.on(today.inSweden(), state) instanceof Consultation.Known known) return known;
        throw Rejected.unknown();
    }
}
