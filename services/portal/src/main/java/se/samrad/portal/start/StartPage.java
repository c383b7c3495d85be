package se.samrad.portal.start;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.CalendarEntry;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.NewsView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.consultations.Card;
import se.samrad.portal.wording.Wording;

/** What is open, what is new, what is next. */
@Controller
class StartPage {
    private static final int NEWS_SHOWN = 5;
    private static final int EVENTS_SHOWN = 6;
    private static final int OPEN_SHOWN = 6;
    private static final int CLOSED_SHOWN = 2;

    private final Backend backend;

    StartPage(Backend backend) {
        this.backend = backend;
    }

    @GetMapping("/")
    String start(@RequestAttribute("say") Wording say, Caller caller, Model model) {
        Listing<ConsultationView> open = backend.list(
                caller,
                Service.STATUS,
                Target.of("/api/public/consultations").with("status", "OPEN"),
                ConsultationView.class);
        List<ConsultationView> soonest = open.items().stream()
                .sorted(Comparator.comparing(
                        ConsultationView::closesOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder())))
                .toList();
        model.addAttribute("openCount", (int) open.total());
        model.addAttribute("how", how(say, (int) open.total()));
        if (!soonest.isEmpty()) {
            model.addAttribute("first", soonest.getFirst());
            model.addAttribute("firstCard", Card.of(soonest.getFirst(), say));
            model.addAttribute(
                    "others",
                    soonest.stream()
                            .skip(1)
                            .limit(OPEN_SHOWN)
                            .map(consultation -> Card.of(consultation, say))
                            .toList());
        }
        boolean alone = soonest.size() == 1;
        model.addAttribute(
                "closed",
                alone
                        ? backend
                                .itemsIfAnswered(
                                        caller,
                                        Service.STATUS,
                                        Target.of("/api/public/consultations")
                                                .with("status", "CLOSED")
                                                .with("size", CLOSED_SHOWN),
                                        ConsultationView.class)
                                .orElse(List.of())
                                .stream()
                                .map(consultation -> Card.of(consultation, say))
                                .toList()
                        : List.of());
        // News can be withdrawn, so it is never shown from memory; the rest of the page does without it.
        Optional<List<NewsView>> news = backend.itemsIfAnswered(
                caller, Service.STATUS, Target.of("/api/public/news").with("size", 2 * NEWS_SHOWN), NewsView.class);
        model.addAttribute("newsAway", news.isEmpty());
        model.addAttribute(
                "news",
                news.orElse(List.of()).stream()
                        .filter(item -> !item.withdrawn())
                        .limit(NEWS_SHOWN)
                        .toList());
        model.addAttribute(
                "events",
                backend
                        .list(caller, Service.STATUS, Target.of("/api/public/calendar"), CalendarEntry.class)
                        .items()
                        .stream()
                        .sorted(Comparator.comparing(CalendarEntry::day))
                        .limit(EVENTS_SHOWN)
                        .toList());
        return "start";
    }

    private static String how(Wording say, int open) {
        return switch (open) {
            case 0 -> say.text("start.open.none");
            case 1 -> say.text("start.open.one");
            default -> say.text("start.open", say.count(open));
        };
    }
}
