package se.samrad.portal.consultations;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Position;
import se.samrad.contracts.consultations.Section;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.ResponseText;
import se.samrad.portal.backend.ResponseView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.board.PublishedTexts;
import se.samrad.portal.wording.Wording;

/** What all published responses say of one section of the proposal, or in answer to one question. */
@Controller
class SectionAnswers {
    private static final String UNFINDABLE = "noindex, noarchive";

    /** @param position of the section; null when none was taken */
    public record Answer(ResponseView response, @Nullable Position position, String html) {}

    private final Backend backend;
    private final PublishedTexts published;
    private final SectionsBefore before;

    SectionAnswers(Backend backend, PublishedTexts published, SectionsBefore before) {
        this.backend = backend;
        this.published = published;
        this.before = before;
    }

    @GetMapping("/remisser/{id}/avsnitt/{section}")
    String section(
            @PathVariable String id,
            @PathVariable String section,
            @RequestParam Map<String, String> asked,
            @RequestAttribute("say") Wording say,
            Caller caller,
            HttpServletResponse answer,
            Model model) {
        ConsultationView consultation = consultation(caller, id);
        Section about = consultation.sections().stream()
                .filter(each -> each.id().equals(section))
                .findFirst()
                .orElseThrow(() -> new Trouble.NotThere(section));
        model.addAttribute("heading", SectionsBefore.heading(about));
        model.addAttribute("before", before.of(caller, consultation, section));
        model.addAttribute("back", "#" + about.id());
        return page(consultation, asked, caller, answer, model, said -> ofSection(said, section, say));
    }

    @GetMapping("/remisser/{id}/fragor/{number}")
    String question(
            @PathVariable String id,
            @PathVariable int number,
            @RequestParam Map<String, String> asked,
            @RequestAttribute("say") Wording say,
            Caller caller,
            HttpServletResponse answer,
            Model model) {
        ConsultationView consultation = consultation(caller, id);
        boolean known = number >= 1 && number <= consultation.questions().size();
        if (!known) throw new Trouble.NotThere("question " + number);
        model.addAttribute("heading", consultation.questions().get(number - 1));
        model.addAttribute("back", "#fragor");
        return page(consultation, asked, caller, answer, model, said -> ofQuestion(said, number, say));
    }

    private String page(
            ConsultationView consultation,
            Map<String, String> asked,
            Caller caller,
            HttpServletResponse answer,
            Model model,
            Function<PublishedTexts.Said, @Nullable Answer> choose) {
        List<Answer> all = new ArrayList<>();
        for (PublishedTexts.Said said : published.of(caller, consultation.id())) {
            Answer one = choose.apply(said);
            if (one != null) all.add(one);
        }
        Position position = member(Position.class, asked.get("stallning"));
        BodyType type = member(BodyType.class, asked.get("typ"));
        List<Answer> shown = all.stream()
                .filter(one -> position == null || position == one.position())
                .filter(one -> type == null || type == one.response().type())
                .toList();
        // Answers of private persons may stand among these.
        answer.setHeader("X-Robots-Tag", UNFINDABLE);
        model.addAttribute("robots", UNFINDABLE);
        model.addAttribute("consultation", consultation);
        model.addAttribute("answers", shown);
        model.addAttribute("all", all.size());
        model.addAttribute("positions", Position.values());
        model.addAttribute("types", BodyType.values());
        model.addAttribute("asked", asked);
        return "section-answers";
    }

    private static @Nullable Answer ofSection(PublishedTexts.Said said, String section, Wording say) {
        for (ResponseText.OfSection one : said.text().sections()) {
            if (!one.section().equals(section)) continue;
            String html = MaskedParts.html(said.text(), "sections/" + section, one.text(), say);
            return new Answer(said.response(), one.position(), html);
        }
        return null;
    }

    /** An answer to a question has the position of the whole: there is none of its own. */
    private static @Nullable Answer ofQuestion(PublishedTexts.Said said, int number, Wording say) {
        for (ResponseText.Answer one : said.text().answers()) {
            if (one.question() != number) continue;
            String html = MaskedParts.html(said.text(), "answers/" + number, one.text(), say);
            return new Answer(said.response(), said.response().position(), html);
        }
        return null;
    }

    private ConsultationView consultation(Caller caller, String id) {
        return backend.read(
                caller, Service.STATUS, Target.of("/api/public/consultations/{}", id), ConsultationView.class);
    }

    private static <E extends Enum<E>> @Nullable E member(Class<E> type, @Nullable String name) {
        for (E member : type.getEnumConstants()) {
            if (member.name().equals(name)) return member;
        }
        return null;
    }
}
