package se.samrad.portal.consultations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.ThemeView;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;
import se.samrad.portal.wording.Wording;

/** Every consultation that has opened, filtered by the address. */
@Controller
class ConsultationList {
    private static final int SHOWN_A_PAGE = 20;
    private static final int THEMES_MAX = 200;
    private static final Map<String, String> STATUSES =
            Map.of("oppna", "OPEN", "avslutade", "CLOSED", "avbrutna", "CANCELLED");
    private static final Map<String, String> SORTS =
            Map.of("sista-dag", "closesOn", "oppnade", "opensOn", "titel", "title");

    private final Backend backend;

    ConsultationList(Backend backend) {
        this.backend = backend;
    }

    @GetMapping("/remisser")
    String list(
            @RequestParam Map<String, String> asked,
            @RequestAttribute("say") Wording say,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        Listing<ConsultationView> found = backend.list(
                caller,
                Service.STATUS,
                Target.of("/api/public/consultations")
                        .with("status", known(STATUSES, asked.get("status")))
                        .with("theme", asked.get("tema"))
                        .with("q", asked.get("q"))
                        .with("sort", known(SORTS, asked.get("sortera")))
                        .with("page", PageNumber.of(asked.get(Pager.PAGE)))
                        .with("size", SHOWN_A_PAGE),
                ConsultationView.class);
        Map<String, String> filters = new LinkedHashMap<>();
        for (String name : List.of("q", "status", "tema", "sortera")) {
            String value = asked.get(name);
            if (value != null && !value.isBlank()) filters.put(name, value);
        }
        model.addAttribute("asked", asked);
        model.addAttribute("filtered", !filters.isEmpty());
        model.addAttribute("total", found.total());
        model.addAttribute(
                "cards",
                found.items().stream()
                        .map(consultation -> Card.of(consultation, say))
                        .toList());
        model.addAttribute("pager", Pager.of(found, request.getRequestURI(), filters));
        model.addAttribute(
                "themes",
                backend.list(
                                caller,
                                Service.STATUS,
                                Target.of("/api/public/themes").with("size", THEMES_MAX),
                                ThemeView.class)
                        .items());
        return "consultations";
    }

    private static @Nullable String known(Map<String, String> words, @Nullable String asked) {
        return asked == null ? null : words.get(asked);
    }
}
