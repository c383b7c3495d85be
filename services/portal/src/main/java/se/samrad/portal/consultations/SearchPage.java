package se.samrad.portal.consultations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.Position;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;
import se.samrad.portal.text.PlainText;

/** Searches what published responses say. */
@Controller
class SearchPage {
    private static final int SHOWN_A_PAGE = 20;
    private static final int CHARACTERS_MAX = 200;
    private static final String UNFINDABLE = "noindex";

    /** A place in a passage. */
    public record Mark(int start, int length) {}

    /**
     * A passage of a response.
     *
     * @param file the file it stands in; null for what was written
     */
    public record Snippet(String in, @Nullable String file, String text, List<Mark> marks) {
        @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
        public Snippet {
            marks = marks == null ? List.of() : List.copyOf(marks);
        }

        /** The passage with what was sought marked, everything in it escaped. */
        public String html() {
            StringBuilder html = new StringBuilder();
            int at = 0;
            for (Mark mark : marks) {
                int start = Math.clamp(mark.start(), at, text.length());
                int end = Math.clamp((long) start + mark.length(), start, text.length());
                html.append(PlainText.escape(text.substring(at, start)))
                        .append("<mark>")
                        .append(PlainText.escape(text.substring(start, end)))
                        .append("</mark>");
                at = end;
            }
            return html.append(PlainText.escape(text.substring(at))).toString();
        }
    }

    /** A response that says what was sought. */
    public record Hit(
            String response,
            String consultation,
            @Nullable String consultationTitle,
            String body,
            @Nullable String name,
            @Nullable String sender,
            @Nullable Position position,
            List<Snippet> snippets) {
        @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
        public Hit {
            snippets = snippets == null ? List.of() : List.copyOf(snippets);
        }
    }

    /** What was found. */
    public record Hits(List<Hit> items, int page, int size, long total, boolean more) {
        @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
        public Hits {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    private final Backend backend;

    SearchPage(Backend backend) {
        this.backend = backend;
    }

    @GetMapping("/sok")
    String search(
            @RequestParam Map<String, String> asked,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse answer,
            Model model) {
        String query = asked.getOrDefault("q", "").strip();
        if (query.length() > CHARACTERS_MAX) query = query.substring(0, CHARACTERS_MAX);
        String id = asked.getOrDefault("remiss", "");
        Optional<ConsultationView> consultation = id.isEmpty()
                ? Optional.empty()
                : backend.find(
                        caller, Service.STATUS, Target.of("/api/public/consultations/{}", id), ConsultationView.class);
        answer.setHeader("X-Robots-Tag", UNFINDABLE);
        model.addAttribute("robots", UNFINDABLE);
        model.addAttribute("q", query);
        model.addAttribute("consultation", consultation.orElse(null));
        if (!query.isEmpty()) {
            Hits hits = backend.read(
                    caller,
                    Service.RESPONSES,
                    Target.of("/api/public/responses")
                            .with("q", query)
                            .with(
                                    "consultation",
                                    consultation.map(ConsultationView::id).orElse(null))
                            .with("page", PageNumber.of(asked.get(Pager.PAGE)))
                            .with("size", SHOWN_A_PAGE),
                    Hits.class);
            Map<String, String> filters = new LinkedHashMap<>(Map.of("q", query));
            consultation.ifPresent(one -> filters.put("remiss", one.id()));
            Listing<Hit> list = new Listing<>(hits.items(), hits.page(), hits.size(), hits.total(), null);
            model.addAttribute("hits", hits);
            model.addAttribute("pager", Pager.of(list, request.getRequestURI(), filters));
        }
        return "search";
    }
}
