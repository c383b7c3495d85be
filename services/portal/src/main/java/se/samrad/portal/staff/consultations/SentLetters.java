package se.samrad.portal.staff.consultations;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.Ids;
import se.samrad.contracts.mail.LetterState;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;
import se.samrad.portal.wording.LetterWords;

/** What was sent to whom about a consultation, how far it came and why. Addresses stand in the register alone. */
@Controller
class SentLetters {
    private static final int SHOWN_A_PAGE = 100;
    private static final Set<String> KINDS =
            Set.of("invitation", "reminder", "more-time", "new-day", "drafts", "receipt", "weekly");

    private static final Set<String> AGAIN = Set.of("bounced", "refused", "no-address");

    /** After this a letter that is being handed over has been cut off; the service holds to it too. */
    private static final Duration CUT_OFF_AFTER = Duration.ofMinutes(10);

    /** These go again by themselves when they are cut off. */
    private static final Set<String> BY_THEMSELVES = Set.of("invitation", "receipt");

    /** A letter. */
    record Sent(
            String letter,
            String body,
            @Nullable String name,
            String template,
            LetterState.Status status,
            @Nullable String reason,
            @Nullable String code,
            @Nullable Instant at) {}

    /**
     * A letter in words.
     *
     * @param person whether it went to somebody who answered without having been asked
     * @param again whether it may be sent again, since a copy surely did not arrive
     * @param uncertain whether nobody knows if it left, so that it may arrive twice if it is sent again
     */
    public record Line(
            String letter,
            String body,
            @Nullable String name,
            boolean person,
            String kind,
            String standing,
            boolean unreached,
            boolean again,
            boolean uncertain,
            @Nullable String code,
            @Nullable Instant at) {}

    private final Desk desk;

    SentLetters(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/remisser/{id}/brev")
    String letters(@PathVariable String id, @RequestParam Map<String, String> asked, Visit visit) {
        ConsultationView consultation =
                desk.read(visit, Service.STATUS, Target.of("/api/staff/consultations/{}", id), ConsultationView.class);
        Map<String, String> filters = new LinkedHashMap<>();
        String words = asked.getOrDefault("q", "").strip();
        if (!words.isEmpty()) filters.put("q", words);
        if (KINDS.contains(asked.getOrDefault("slag", ""))) filters.put("slag", asked.get("slag"));
        if (status(asked.get("status")) != null) filters.put("status", asked.get("status"));
        Listing<Sent> sent = desk.list(
                visit,
                Target.of("/api/staff/letters")
                        .with("consultation", id)
                        .with("q", filters.get("q"))
                        .with("template", filters.get("slag"))
                        .with("status", filters.get("status"))
                        .with("page", PageNumber.of(asked.get(Pager.PAGE)))
                        .with("size", SHOWN_A_PAGE),
                Sent.class);
        desk.show(visit, Form::fresh);
        LetterWords said = new LetterWords(visit.say());
        visit.with("consultation", consultation)
                .with("asked", filters)
                .with("kinds", KINDS.stream().sorted().toList())
                .with("statuses", LetterState.Status.values())
                .with(
                        "lines",
                        sent.items().stream()
                                .map(one -> line(one, said, visit.say().now()))
                                .toList())
                .with("total", sent.total())
                .with("pager", Pager.of(sent, visit.path(), filters));
        return "staff/letters";
    }

    /** Another address is asked for when it leaves: whoever presses this has seen to that there is one. */
    @PostMapping("/arbetsyta/remisser/{id}/brev")
    String again(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        Map<String, String> said = Map.of("letter", form.text("brev"));
        Target target = Target.of("/api/consultations/{}/letters/again", id);
        if (!desk.done(visit, form, "POST", Service.MAIL, target, said, "again", Map.of())) {
            return desk.back(visit, form);
        }
        return desk.next(visit, visit.path(), visit.say().text("letters.again.done"));
    }

    private static Line line(Sent one, LetterWords words, Instant now) {
        boolean unreached = one.status() == LetterState.Status.BOUNCED
                || (one.status() == LetterState.Status.UNDELIVERABLE
                        && (one.reason() == null || !LetterState.NOT_NEEDED.contains(one.reason())));
        boolean partly = LetterState.BOUNCED_PARTLY.equals(one.reason());
        boolean again = partly || (unreached && (one.reason() == null || AGAIN.contains(one.reason())));
        boolean uncertain = one.status() == LetterState.Status.HANDING_OVER
                && !BY_THEMSELVES.contains(one.template())
                && one.at() != null
                && one.at().isBefore(now.minus(CUT_OFF_AFTER));
        return new Line(
                one.letter(),
                one.body(),
                one.name(),
                Ids.withoutAccount(one.body()),
                words.kind(one.template()),
                words.standing(one.reason(), one.status()),
                unreached,
                again,
                uncertain,
                one.code(),
                one.at());
    }

    private static LetterState.@Nullable Status status(@Nullable String written) {
        return List.of(LetterState.Status.values()).stream()
                .filter(status -> status.name().equals(written))
                .findFirst()
                .orElse(null);
    }
}
