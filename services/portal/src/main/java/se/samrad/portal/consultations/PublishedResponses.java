package se.samrad.portal.consultations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.consultations.Section;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.ResponseText;
import se.samrad.portal.backend.ResponseView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.board.Texts;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;
import se.samrad.portal.wording.Wording;

/** What was published in answer to a consultation: the list, and one response. */
@Controller
public class PublishedResponses {
    private static final String PERSON = "PERSON";
    private static final String UNFINDABLE = "noindex, noarchive";

    private static final int SHOWN_A_PAGE = 50;

    /** A part of a response beside the heading of what it is about. */
    public record Part(
            @Nullable String number,
            String heading,
            @Nullable String href,
            @Nullable String position,
            String text) {}

    /**
     * A file that everybody may save.
     *
     * @param masked whether it is a copy from which something has been taken away
     * @param text which of the response's texts holds its words; null when none does
     */
    public record PublicFile(
            String sha256,
            String name,
            long size,
            boolean masked,
            @Nullable String text) {}

    /** A file with the words of a de-identified copy, as HTML; null when there are none to show. */
    public record ShownFile(PublicFile file, @Nullable String words) {}

    record PublicFiles(@Nullable List<PublicFile> files) {}

    /**
     * A response that could be read once.
     *
     * @param why TAKEN_DOWN, TAKEN_BACK or OVER
     */
    public record Gone(
            String consultation, String why, @Nullable LocalDate since) {}

    private final Backend backend;

    PublishedResponses(Backend backend) {
        this.backend = backend;
    }

    @GetMapping("/remisser/{id}/svar/publicerade")
    String list(
            @PathVariable String id,
            @RequestParam Map<String, String> asked,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        ConsultationView consultation = consultation(caller, id);
        Listing<ResponseView> responses = backend.list(
                caller,
                Service.STATUS,
                Target.of("/api/public/consultations/{}/responses", id)
                        .with("page", PageNumber.of(asked.get(Pager.PAGE)))
                        .with("size", SHOWN_A_PAGE),
                ResponseView.class);
        model.addAttribute("consultation", consultation);
        model.addAttribute("responses", responses);
        model.addAttribute("responsesFeed", "/svar/flode.atom?remiss=" + consultation.id());
        model.addAttribute("pager", Pager.of(responses, request.getRequestURI(), Map.of()));
        return "responses";
    }

    /**
     * Something added to a published answer.
     *
     * @param text as HTML; null when only files came
     */
    public record Added(
            @Nullable LocalDate arrivedOn, @Nullable String text) {}

    @GetMapping("/svar/{id}")
    String one(
            @PathVariable String id,
            @RequestAttribute("say") Wording say,
            Caller caller,
            HttpServletResponse answer,
            Model model) {
        ResponseView response = backend.find(
                        caller, Service.STATUS, Target.of("/api/public/responses/{}", id), ResponseView.class)
                .orElse(null);
        if (response == null) return gone(id, caller, answer, model);
        boolean empty = response.text() == null && response.position() == null && !response.hasFiles();
        if (empty) throw new Trouble.NotThere(id);
        String consultation = response.consultation() == null ? id.replaceFirst("--.*", "") : response.consultation();
        ConsultationView asked = consultation(caller, consultation);
        ResponseText text = text(caller, response);
        model.addAttribute("response", response);
        model.addAttribute("consultation", asked);
        model.addAttribute("added", text == null && response.text() != null ? List.of() : added(caller, response, say));
        model.addAttribute("parts", text == null ? List.of() : parts(text, asked, say));
        model.addAttribute("masked", text == null ? 0 : text.masked().size());
        model.addAttribute("readable", text != null || response.text() == null);
        model.addAttribute("files", response.hasFiles() ? files(caller, id, say) : List.of());
        if (PERSON.equals(response.sender())) {
            // What a private person has written may be read here, but is not to be found by the person's name.
            answer.setHeader("X-Robots-Tag", UNFINDABLE);
            model.addAttribute("robots", UNFINDABLE);
        }
        return "response";
    }

    /** That it could be read once and why it no longer can; nothing of what it said, nor whose it was. */
    private String gone(String id, Caller caller, HttpServletResponse answer, Model model) {
        Gone gone = backend.read(caller, Service.STATUS, Target.of("/api/public/responses/{}/gone", id), Gone.class);
        model.addAttribute("gone", gone);
        model.addAttribute("consultation", consultation(caller, gone.consultation()));
        answer.setStatus(HttpServletResponse.SC_GONE);
        answer.setHeader("X-Robots-Tag", UNFINDABLE);
        return "response-gone";
    }

    private ConsultationView consultation(Caller caller, String id) {
        return backend.read(
                caller, Service.STATUS, Target.of("/api/public/consultations/{}", id), ConsultationView.class);
    }

    /** Asked of their owner, who alone knows what they are called and whether they may still be saved. */
    private List<ShownFile> files(Caller caller, String id, Wording say) {
        List<PublicFile> files = backend.findIfAnswered(
                        caller, Service.RESPONSES, Target.of("/api/public/responses/{}/files", id), PublicFiles.class)
                .map(PublicFiles::files)
                .orElse(List.of());
        List<String> wanted = files.stream()
                .filter(file -> file.text() != null)
                .map(file -> id + "@" + file.text())
                .toList();
        Map<String, String> words = new HashMap<>();
        for (ResponseText text :
                wanted.isEmpty() ? List.<ResponseText>of() : Texts.responses(backend, caller, wanted)) {
            if (text.sha256() != null) words.put(text.sha256(), MaskedParts.html(text, "text", text.text(), say));
        }
        return files.stream()
                .map(file -> new ShownFile(file, file.text() == null ? null : words.get(file.text())))
                .toList();
    }

    /** Null when the text may no longer be read: a retraction is complete before the views know of it. */
    private @Nullable ResponseText text(Caller caller, ResponseView response) {
        if (response.text() == null) return null;
        List<ResponseText> found = Texts.responses(
                backend,
                caller,
                List.of(response.response() + "@" + response.text().sha256()));
        return found.isEmpty() ? null : found.getFirst();
    }

    /** What was added and may still be read, each under the answer with the day on which it came. */
    private List<Added> added(Caller caller, ResponseView response, Wording say) {
        List<ResponseView.Supplement> supplements = response.supplements() == null ? List.of() : response.supplements();
        List<String> wanted = new ArrayList<>();
        for (ResponseView.Supplement one : supplements) {
            if (one.text() != null)
                wanted.add(response.response() + "@" + one.text().sha256());
        }
        Map<String, ResponseText> texts = new HashMap<>();
        for (ResponseText text :
                wanted.isEmpty() ? List.<ResponseText>of() : Texts.responses(backend, caller, wanted)) {
            if (text.sha256() != null) texts.put(text.sha256(), text);
        }
        List<Added> added = new ArrayList<>();
        for (ResponseView.Supplement one : supplements) {
            ResponseText text = one.text() == null ? null : texts.get(one.text().sha256());
            if (one.text() != null && text == null) continue;
            String html = text == null ? null : MaskedParts.html(text, "text", text.text(), say);
            added.add(new Added(one.arrivedOn(), html));
        }
        return added;
    }

    /** What is read on the page, part by part, without what is hidden. */
    public static List<Part> parts(ResponseText text, ConsultationView consultation, Wording say) {
        Map<String, Section> sections = consultation.sections().stream()
                .collect(Collectors.toMap(Section::id, section -> section, (a, b) -> a));
        List<Part> parts = new ArrayList<>();
        if (text.text() != null && !text.text().isBlank()) {
            parts.add(new Part(
                    null, say.text("response.whole"), null, null, MaskedParts.html(text, "text", text.text(), say)));
        }
        for (ResponseText.Answer answer : text.answers()) {
            int number = answer.question();
            boolean known = number >= 1 && number <= consultation.questions().size();
            String question = known
                    ? consultation.questions().get(number - 1)
                    : say.text("response.question", String.valueOf(number));
            parts.add(new Part(
                    null, question, null, null, MaskedParts.html(text, "answers/" + number, answer.text(), say)));
        }
        for (ResponseText.OfSection said : text.sections()) {
            Section section = sections.get(said.section());
            parts.add(new Part(
                    section == null ? null : section.number(),
                    section == null ? said.section() : section.title(),
                    section == null ? null : "#" + section.id(),
                    said.position() == null ? null : say.of("position", said.position()),
                    MaskedParts.html(text, "sections/" + said.section(), said.text(), say)));
        }
        return parts;
    }
}
