package se.samrad.portal.consultations;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.MeetingView;
import se.samrad.portal.backend.NewsView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.wording.Wording;

/** One consultation: what it is, how to answer, the proposal to read, and what has happened. */
@Controller
class ConsultationPage {
    private static final int MEETINGS_MAX = 100;
    private static final int NEWS_MAX = 10;

    private final Backend backend;

    ConsultationPage(Backend backend) {
        this.backend = backend;
    }

    @GetMapping("/remisser/{id}")
    String page(@PathVariable String id, @RequestAttribute("say") Wording say, Caller caller, Model model) {
        ConsultationView consultation = backend.read(
                caller, Service.STATUS, Target.of("/api/public/consultations/{}", id), ConsultationView.class);
        List<MeetingView> meetings = backend.list(
                        caller,
                        Service.STATUS,
                        Target.of("/api/public/meetings")
                                .with("consultation", id)
                                .with("size", MEETINGS_MAX),
                        MeetingView.class)
                .items();
        model.addAttribute("consultation", consultation);
        model.addAttribute("card", Card.of(consultation, say));
        model.addAttribute("document", ProposalDocument.of(consultation.sections()));
        model.addAttribute("meetings", meetings);
        model.addAttribute(
                "news",
                backend
                        .itemsIfAnswered(
                                caller,
                                Service.STATUS,
                                Target.of("/api/public/news")
                                        .with("consultation", id)
                                        .with("size", NEWS_MAX),
                                NewsView.class)
                        .orElse(List.of())
                        .stream()
                        .filter(item -> !item.withdrawn())
                        .toList());
        model.addAttribute("timeline", Timeline.of(consultation, say));
        return "consultation";
    }
}
