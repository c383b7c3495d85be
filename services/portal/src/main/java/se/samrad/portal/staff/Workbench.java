package se.samrad.portal.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Scopes;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.consultations.Card;
import se.samrad.portal.forms.Age;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.wording.LetterWords;
import se.samrad.portal.wording.Wording;

/** What waits for whoever is signed in, oldest first, and the piles that have no page of their own. */
@Controller
class Workbench {
    private static final int CONSULTATIONS_SHOWN = 20;
    private static final int MATTERS_MAX = 200;
    private static final Map<String, List<String>> WHOSE = Map.of(
            "TO_REGISTER", List.of("staff:registrator"),
            "TO_ASSESS", List.of("staff:registrator"),
            "TO_PUBLISH", List.of("staff:registrator"),
            "MORE_TIME", List.of("staff:handlaggare"),
            "WRONG_RECIPIENT", List.of("staff:handlaggare"),
            "NOTES_TO_APPROVE", List.of("staff:handlaggare", "staff:registrator", "staff:kommunikator", "staff:admin"),
            "MAIL_UNCERTAIN", List.of("staff:handlaggare", "staff:admin"),
            "INTAKE", List.of("staff:registrator"),
            "COPIES", List.of("staff:registrator"),
            "PARKED", List.of("staff:admin"));

    /** A request for a copy that waits. */
    record Asked(LocalDate arrived) {}

    record AllAsked(@Nullable List<Asked> items, long total) {}

    /** A kind of work. */
    record Pile(
            String kind,
            long count,
            @Nullable Instant oldest,
            @Nullable String link) {}

    record Piles(@Nullable List<Pile> items) {}

    /** A message by e-mail that waits. */
    record Waiting(@Nullable Instant fetched) {}

    record AllWaiting(@Nullable List<Waiting> items, long total) {}

    /**
     * A line of the list.
     *
     * @param alarm whether a response should have been registered by now
     */
    record Line(long count, String what, String href, String age, boolean old, boolean alarm) {}

    /** One thing that waits. */
    record Matter(
            @Nullable String id,
            @Nullable String consultation,
            @Nullable String title,
            @Nullable String body,
            @Nullable String name,
            @Nullable LocalDate until,
            @Nullable String reason,
            @Nullable Instant since,
            @Nullable Long version) {}

    private final Desk desk;

    Workbench(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta")
    String waiting(Visit visit) {
        boolean sealedOnly =
                visit.frame().may(Scopes.SECURITY) && Scopes.STAFF.stream().noneMatch(visit.frame()::may);
        if (sealedOnly) return "redirect:/arbetsyta/avskilt";
        Piles piles = desk.read(visit, Service.STATUS, Target.of("/api/staff/work"), Piles.class);
        List<Pile> mine = new ArrayList<>(piles.items() == null ? List.of() : piles.items());
        if (visit.frame().may("staff:registrator")) {
            intake(visit).ifPresent(mine::add);
            copies(visit).ifPresent(mine::add);
        }
        mine.removeIf(
                pile -> WHOSE.getOrDefault(pile.kind(), List.of()).stream().noneMatch(visit.frame()::may));
        mine.sort(Comparator.comparing(Pile::oldest, Comparator.nullsLast(Comparator.naturalOrder())));
        long total = mine.stream().mapToLong(Pile::count).sum();
        List<Line> lines = mine.stream().map(pile -> line(pile, visit.say())).toList();
        List<ConsultationView> open = desk.items(
                visit,
                Target.of("/api/staff/consultations").with("status", "OPEN").with("size", CONSULTATIONS_SHOWN),
                ConsultationView.class);
        visit.with("total", total)
                .with("lines", lines)
                .with(
                        "first",
                        lines.stream()
                                .filter(line -> line.count() > 0)
                                .findFirst()
                                .orElse(null))
                .with(
                        "cards",
                        open.stream().map(one -> Card.of(one, visit.say())).toList());
        return "staff/workbench";
    }

    private static Line line(Pile pile, Wording say) {
        boolean old = pile.count() > 0 && Age.isOld(pile.oldest(), say);
        return new Line(
                pile.count(),
                say.text("work." + pile.kind()),
                pile.link() == null || !pile.link().startsWith("/arbetsyta") ? "/arbetsyta" : pile.link(),
                pile.count() == 0 ? "" : Age.of(pile.oldest(), say),
                old,
                old && pile.kind().equals("TO_REGISTER"));
    }

    /** Messages that wait for a registrar. Where no mailbox is looked into there are none, and nothing is said of it. */
    private Optional<Pile> intake(Visit visit) {
        return desk.backend()
                .findIfAnswered(visit.caller(), Service.RESPONSES, Target.of("/api/staff/intake"), AllWaiting.class)
                .filter(waiting -> waiting.total() > 0)
                .map(waiting -> new Pile("INTAKE", waiting.total(), oldest(waiting), "/arbetsyta/inkorg"));
    }

    /** Requests for copies: at once, or as soon as it can be done (tryckfrihetsförordningen 2 kap. 15 §). */
    private Optional<Pile> copies(Visit visit) {
        return desk.backend()
                .findIfAnswered(
                        visit.caller(), Service.RESPONSES, Target.of("/api/staff/copy-requests"), AllAsked.class)
                .filter(asked -> asked.total() > 0)
                .map(asked -> new Pile("COPIES", asked.total(), oldest(asked), "/arbetsyta/utlamnande"));
    }

    private static @Nullable Instant oldest(AllAsked asked) {
        List<Asked> items = asked.items();
        return items == null || items.isEmpty()
                ? null
                : items.getFirst().arrived().atStartOfDay(Deadline.ZONE).toInstant();
    }

    private static @Nullable Instant oldest(AllWaiting waiting) {
        return waiting.items() == null || waiting.items().isEmpty()
                ? null
                : waiting.items().getFirst().fetched();
    }

    @GetMapping("/arbetsyta/mer-tid")
    String moreTime(Visit visit) {
        return matters(visit, "MORE_TIME");
    }

    @GetMapping("/arbetsyta/fel-mottagare")
    String wrongRecipients(Visit visit) {
        return matters(visit, "WRONG_RECIPIENT");
    }

    @GetMapping("/arbetsyta/brev")
    String letters(Visit visit) {
        visit.with("letterWords", new LetterWords(visit.say()));
        return matters(visit, "MAIL_UNCERTAIN");
    }

    private String matters(Visit visit, String kind) {
        Form form = desk.show(visit, Form::fresh);
        boolean typed = form.names("").stream()
                .anyMatch(name -> (name.startsWith("dag-") || name.startsWith("skal-")) && form.filled(name) != null);
        visit.with("kept", typed);
        List<Matter> matters = desk.items(
                visit, Target.of("/api/staff/work/matters").with("kind", kind).with("size", MATTERS_MAX), Matter.class);
        visit.with("kind", kind)
                .with("matters", matters)
                .with(
                        "ages",
                        matters.stream()
                                .map(matter -> Age.of(matter.since(), visit.say()))
                                .toList());
        return "staff/matters";
    }

    /** Grants or refuses what was asked for: the second click. Why a body asked is no reason to refuse it. */
    @PostMapping("/arbetsyta/mer-tid")
    String decide(Visit visit) {
        Form form = Form.typed(visit.request());
        String consultation = form.text("remiss");
        String body = form.text("instans");
        boolean grants = form.has("gor", "ge");
        // The Enter key in a field says neither.
        if (!grants && !form.has("gor", "neka")) {
            form.wrong(null, visit.say().text("board.decide.neither"));
            return desk.back(visit, form);
        }
        // Each request has fields of its own on the page.
        String day = "dag-" + consultation + "-" + body;
        String reason = "skal-" + consultation + "-" + body;
        Map<String, Object> said = new LinkedHashMap<>();
        if (grants) {
            said.put("body", body);
            String another = form.filled(day);
            if (another != null && form.day(day, visit.say()) == null) return desk.back(visit, form);
            said.put("until", another == null ? form.text("until") : another.strip());
        }
        String why = form.filled(reason);
        if (why != null) said.put("reason", why);
        Target target = grants
                ? Target.of("/api/consultations/{}/extend", consultation)
                : Target.of("/api/consultations/{}/invitations/{}/refuse-extension", consultation, body);
        String act = (grants ? "extend-" : "refuse-") + body;
        Outcome<Void> answered = desk.write(visit, form, "POST", Service.CONSULTATIONS, target, said, act, Void.class);
        if (!form.took(answered, visit.say(), Map.of("until", day, "reason", reason))) {
            if (form.isOvertaken()) {
                // Nothing is typed here that could stand beside what a colleague has answered.
                form.forgive();
                form.wrong(null, visit.say().text("board.answered-meanwhile", form.text("namn")));
            }
            return desk.back(visit, form);
        }
        return desk.next(
                visit,
                visit.path(),
                visit.say().text(grants ? "board.granted" : "board.refused", form.text("namn")),
                "/arbetsyta/remisser/" + consultation + "/laget",
                visit.say().text("board.to-board"));
    }
}
