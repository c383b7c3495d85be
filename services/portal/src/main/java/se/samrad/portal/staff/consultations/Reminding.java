package se.samrad.portal.staff.consultations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;
import se.samrad.portal.wording.Wording;

/** Who is reminded next and what the letter says, and reminding those who are chosen today. */
@Controller
class Reminding {
    private static final int SHOWN_A_PAGE = 100;
    private static final int READ_A_PAGE = 200;

    /** A turn; without a day where no letter went. */
    public record Turn(int daysBefore, @Nullable LocalDate on) {}

    /** A day on which a body was to be reminded, and why it was not. */
    public record Skipped(LocalDate on, String hindrance) {}

    /**
     * A body that is awaited.
     *
     * @param asked the day of its invitation
     * @param leftOn last day of a body that is no more
     * @param withheld days on which none goes by itself because the invitation went so shortly before
     * @param unreachable true when there is no address that a letter could go to
     * @param skipped the newest turn, where no letter could reach the body
     */
    public record Waiting(
            String body,
            String name,
            LocalDate lastDay,
            @Nullable Turn reminded,
            @Nullable Turn next,
            @Nullable LocalDate asked,
            @Nullable List<LocalDate> withheld,
            @Nullable LocalDate leftOn,
            @Nullable Boolean unreachable,
            @Nullable Skipped skipped) {
        /** A body is reminded once a day at most, not after its last, and not when no letter can reach it. */
        boolean mayBeRemindedOn(LocalDate day) {
            return leftOn == null
                    && !Boolean.TRUE.equals(unreachable)
                    && !day.isAfter(lastDay)
                    && (reminded == null || !day.equals(reminded.on()));
        }
    }

    /**
     * A page of those that are awaited.
     *
     * @param total how many have the words in their names
     * @param remindable how many of these may be reminded today
     * @param waiting how many are awaited, whatever they are called
     */
    record Waitings(
            List<Waiting> items, int page, int size, int total, int remindable, int waiting, List<Integer> daysBefore) {
        Listing<Waiting> listing() {
            return new Listing<>(items, page, size, total, null);
        }
    }

    /** What a letter says. */
    public record Letter(String subject, String text) {}

    /** What became of one body. */
    record Item(
            @Nullable String body,
            @Nullable String outcome,
            @Nullable String problem) {}

    record Items(List<Item> items) {}

    private final Desk desk;

    Reminding(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/remisser/{id}/paminn")
    String choose(@PathVariable String id, @RequestParam Map<String, String> asked, Visit visit) {
        Wording say = visit.say();
        ConsultationView consultation =
                desk.read(visit, Service.STATUS, Target.of("/api/staff/consultations/{}", id), ConsultationView.class);
        String words = asked.getOrDefault("q", "").strip();
        Waitings waiting = waitings(id, words, PageNumber.of(asked.get(Pager.PAGE)), SHOWN_A_PAGE, visit);
        List<Waiting> now = new ArrayList<>();
        List<Waiting> notNow = new ArrayList<>();
        for (Waiting each : waiting.items()) {
            (each.mayBeRemindedOn(say.today()) ? now : notNow).add(each);
        }
        Form form = desk.show(visit, Form::fresh);
        Set<String> ticked = new LinkedHashSet<>(form.all("instans"));
        if (!form.isWrong()) now.forEach(each -> ticked.add(each.body()));
        Waiting shown = now.stream()
                .filter(each -> each.body().equals(asked.get("brev")))
                .findFirst()
                .orElse(now.isEmpty() ? null : now.getFirst());
        visit.with("consultation", consultation)
                .with("heading", heading(waiting.waiting(), say))
                .with("waiting", waiting)
                .with("words", words)
                .with(
                        "pager",
                        Pager.of(waiting.listing(), visit.path(), words.isEmpty() ? Map.of() : Map.of("q", words)))
                .with("now", now)
                .with("notNow", notNow)
                .with("ticked", ticked)
                .with("days", days(waiting.daysBefore(), say))
                .with("shown", shown)
                .with("letter", shown == null ? null : letter(id, shown.body(), visit));
        return "staff/reminders";
    }

    private static String heading(int waiting, Wording say) {
        return waiting == 0 ? say.text("remind.title") : counted("remind.heading", waiting, say);
    }

    /** Null where the letter cannot be shown: who answered a moment ago gets none. */
    private @Nullable Letter letter(String id, String body, Visit visit) {
        return desk.backend()
                .find(
                        visit.caller(),
                        Service.MAIL,
                        Target.of("/api/consultations/{}/reminders/{}/letter", id, body),
                        Letter.class)
                .orElse(null);
    }

    private static @Nullable String days(List<Integer> daysBefore, Wording say) {
        return daysBefore.isEmpty()
                ? null
                : say.list(daysBefore.stream().map(String::valueOf).toList());
    }

    @PostMapping("/arbetsyta/remisser/{id}/paminn")
    String remind(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        Map<String, String> names = new HashMap<>();
        List<String> bodies = new ArrayList<>(form.all("instans"));
        boolean all = form.has("gor", "alla");
        if (all) bodies.clear();
        // Asked before: who has answered is no longer on the list.
        for (Waiting each : everybody(id, all ? form.text("q") : "", visit)) {
            names.put(each.body(), each.name());
            if (all && each.mayBeRemindedOn(visit.say().today())) bodies.add(each.body());
        }
        if (bodies.isEmpty()) {
            form.wrong("instanser", visit.say().text("remind.nobody"));
            return desk.back(visit, form);
        }
        Outcome<Items> outcome = desk.write(
                visit,
                form,
                "POST",
                Service.CONSULTATIONS,
                Target.of("/api/consultations/{}/reminders", id).patiently(),
                Map.of("bodies", bodies),
                "remind",
                Items.class);
        Items done = form.taken(outcome, visit.say(), Map.of("bodies", "instanser"));
        if (done == null) return desk.back(visit, form);
        return desk.next(
                visit,
                visit.path(),
                said(done.items(), names, visit.say()),
                "/arbetsyta/remisser/" + id + "/laget",
                visit.say().text("board.to-board"));
    }

    /** What was done, and for whom nothing was to be done. */
    private static String said(List<Item> items, Map<String, String> names, Wording say) {
        int reminded = (int)
                items.stream().filter(item -> "REMINDED".equals(item.outcome())).count();
        List<String> sentences = new ArrayList<>();
        sentences.add(reminded == 0 ? say.text("remind.done.none") : counted("remind.done", reminded, say));
        for (Item item : items) {
            String body = String.valueOf(item.body());
            if (item.problem() != null) sentences.add(names.getOrDefault(body, body) + ": " + item.problem());
        }
        return String.join(" ", sentences);
    }

    private static String counted(String key, int count, Wording say) {
        return say.text(count == 1 ? key + ".one" : key, say.number(count));
    }

    private List<Waiting> everybody(String id, String words, Visit visit) {
        List<Waiting> all = new ArrayList<>();
        int page = 0;
        Waitings some;
        do {
            some = waitings(id, words, page++, READ_A_PAGE, visit);
            all.addAll(some.items());
        } while (all.size() < some.total() && !some.items().isEmpty());
        return all;
    }

    private Waitings waitings(String id, String words, int page, int size, Visit visit) {
        Target target = Target.of("/api/consultations/{}/reminders", id)
                .with("q", words.isEmpty() ? null : words)
                .with("page", page)
                .with("size", size);
        return desk.read(visit, Service.CONSULTATIONS, target, Waitings.class);
    }
}
