package se.samrad.portal.meetings;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.consultations.Section;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.MeetingText;
import se.samrad.portal.backend.MeetingView;
import se.samrad.portal.backend.Named;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;
import se.samrad.portal.frame.Query;
import se.samrad.portal.text.PlainText;

/** Dialogue meetings, coming and held. */
@Controller
class MeetingPages {
    private static final int UPCOMING_MAX = 100;
    private static final int HELD_A_PAGE = 25;
    private static final int ABOUT_THE_SAME_MAX = 6;

    /** With whom, as the address says it and as the service does. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("kommun", "MUNICIPALITY");
        KINDS.put("myndighet", "AUTHORITY");
        KINDS.put("natverk", "NETWORK");
    }

    /** A link that filters by kind. */
    public record KindLink(@Nullable String kind, String href, boolean current) {}

    /** What was said, with the section it was about. */
    public record Said(
            String text,
            @Nullable String number,
            @Nullable String section,
            @Nullable String href) {}

    private final Backend backend;

    MeetingPages(Backend backend) {
        this.backend = backend;
    }

    @GetMapping("/moten")
    String list(@RequestParam Map<String, String> asked, Caller caller, HttpServletRequest request, Model model) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String name : List.of("med", "remiss", "organisation", "tema")) {
            String value = asked.get(name);
            if (value != null && !value.isBlank()) filters.put(name, value);
        }
        Listing<MeetingView> held = backend.list(
                caller,
                Service.STATUS,
                target("held", filters)
                        .with("page", PageNumber.of(asked.get(Pager.PAGE)))
                        .with("size", HELD_A_PAGE),
                MeetingView.class);
        model.addAttribute(
                "upcoming",
                backend.list(
                        caller,
                        Service.STATUS,
                        target("upcoming", filters).with("size", UPCOMING_MAX),
                        MeetingView.class));
        model.addAttribute("held", held);
        model.addAttribute("filtered", !filters.isEmpty());
        Query here = Query.of(request.getRequestURI(), filters);
        List<KindLink> kinds = new ArrayList<>();
        kinds.add(new KindLink(null, here.with("med", null).href(), !filters.containsKey("med")));
        for (String kind : KINDS.keySet()) {
            kinds.add(new KindLink(kind, here.with("med", kind).href(), kind.equals(filters.get("med"))));
        }
        model.addAttribute("kinds", kinds);
        model.addAttribute("pager", Pager.of(held, here.path(), filters));
        return "meetings";
    }

    private static Target target(String when, Map<String, String> filters) {
        return Target.of("/api/public/meetings")
                .with("when", when)
                .with("kind", KINDS.get(filters.getOrDefault("med", "")))
                .with("consultation", filters.get("remiss"))
                .with("body", filters.get("organisation"))
                .with("theme", filters.get("tema"));
    }

    @GetMapping("/moten/{id}")
    String one(@PathVariable String id, Caller caller, Model model) {
        MeetingView meeting =
                backend.read(caller, Service.STATUS, Target.of("/api/public/meetings/{}", id), MeetingView.class);
        MeetingText text = text(caller, meeting);
        model.addAttribute("meeting", meeting);
        model.addAttribute("note", text == null ? "" : PlainText.html(text.note()));
        model.addAttribute("said", text == null ? List.of() : said(caller, meeting, text));
        model.addAttribute("same", aboutTheSame(caller, meeting));
        return "meeting";
    }

    private @Nullable MeetingText text(Caller caller, MeetingView meeting) {
        if (meeting.text() == null) return null;
        Target target = Target.of("/api/public/meetings/texts")
                .with("of", meeting.id() + "@" + meeting.text().sha256());
        List<MeetingText> found = backend.array(caller, Service.MEETINGS, target, MeetingText.class);
        return found.isEmpty() ? null : found.getFirst();
    }

    private List<Said> said(Caller caller, MeetingView meeting, MeetingText text) {
        Map<String, Section> sections = new HashMap<>();
        Map<String, String> where = new HashMap<>();
        boolean wanted = text.viewpoints().stream().anyMatch(viewpoint -> viewpoint.section() != null);
        for (Named consultation : wanted ? meeting.consultations() : List.<Named>of()) {
            backend.find(
                            caller,
                            Service.STATUS,
                            Target.of("/api/public/consultations/{}", consultation.id()),
                            ConsultationView.class)
                    .ifPresent(found -> found.sections().forEach(section -> {
                        sections.put(section.id(), section);
                        where.put(section.id(), "/remisser/" + found.id() + "#" + section.id());
                    }));
        }
        return text.viewpoints().stream()
                .map(viewpoint -> {
                    Section section = viewpoint.section() == null ? null : sections.get(viewpoint.section());
                    return new Said(
                            viewpoint.text() == null ? "" : viewpoint.text(),
                            section == null ? null : section.number(),
                            section == null ? null : section.title(),
                            section == null ? null : where.get(section.id()));
                })
                .toList();
    }

    private List<MeetingView> aboutTheSame(Caller caller, MeetingView meeting) {
        if (meeting.consultations().isEmpty()) return List.of();
        return backend
                .list(
                        caller,
                        Service.STATUS,
                        Target.of("/api/public/meetings")
                                .with(
                                        "consultation",
                                        meeting.consultations().getFirst().id())
                                .with("size", ABOUT_THE_SAME_MAX + 1),
                        MeetingView.class)
                .items()
                .stream()
                .filter(other -> !other.id().equals(meeting.id()))
                .limit(ABOUT_THE_SAME_MAX)
                .toList();
    }
}
