package se.samrad.portal.board;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.BodyType;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.TallyView;
import se.samrad.portal.backend.Target;
import se.samrad.portal.charts.StatusMark;
import se.samrad.portal.charts.Units;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;
import se.samrad.portal.frame.Query;
import se.samrad.portal.wording.Wording;

/** Who was asked, who has answered, and what the answers say. */
@Controller
class BoardController {
    private static final int ROWS_A_PAGE_WHEN_MANY = 50;

    private static final String UNINVITED = "otillfragade";
    private static final Set<String> SORTS = Set.of("name", "status", "answered", "deadline");

    /** A row of the table with the mark of its status. */
    public record ShownRow(
            BodyRow row, StatusMark mark, @Nullable String met) {
        static ShownRow of(BodyRow row, boolean over, Wording say) {
            return new ShownRow(row, StatusMark.of(row), TallyWording.met(say, row, over));
        }
    }

    private final Backend backend;
    private final Pictures pictures;

    BoardController(Backend backend, Pictures pictures) {
        this.backend = backend;
        this.pictures = pictures;
    }

    @GetMapping("/remisser/{id}/laget")
    String board(
            @PathVariable String id,
            @RequestParam Map<String, String> asked,
            @RequestAttribute("say") Wording say,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        AsOf asOf = AsOf.of(asked.get(AsOf.NAME), say.today());
        Target whole = Target.of("/api/public/consultations/{}", id);
        Optional<ConsultationView> then =
                backend.find(caller, Service.STATUS, whole.with(AsOf.NAME, asOf.day()), ConsultationView.class);
        if (asOf.wrong() != null || then.isEmpty()) {
            // Whoever asks for the present of what is not there learns that, and not about days.
            ConsultationView now = backend.read(caller, Service.STATUS, whole, ConsultationView.class);
            return asOf.explain(say, now, model.asMap(), response);
        }
        ConsultationView consultation = then.get();
        model.addAttribute("consultation", consultation);
        if (consultation.askedUnknown()) return "board-unknown";

        TallyView tally = backend.read(
                caller,
                Service.STATUS,
                Target.of("/api/public/consultations/{}/tally", id).with(AsOf.NAME, asOf.day()),
                TallyView.class);
        boolean refreshed = !"nej".equals(asked.get("uppdatera")) && !consultation.isOver() && !asOf.isPast();
        Query here = Query.of(request.getRequestURI(), filters(asked)).with(AsOf.NAME, day(asOf));
        model.addAttribute("board", Board.open(consultation, tally, say, here, refreshed, asOf.day()));
        model.addAttribute("map", pictures.map(caller, "public", consultation, asOf.day(), TileMap.toRows(here), say));
        if (tally.published() > 0) model.addAttribute("matrix", pictures.matrix(caller, consultation, asOf.day()));
        if ("lage".equals(asked.get("del"))) return "board :: lage";

        rows(caller, id, tally, asked, asOf, here, consultation.isOver(), say, model);
        return "board";
    }

    private static @Nullable String day(AsOf asOf) {
        LocalDate day = asOf.day();
        return day == null ? null : day.toString();
    }

    private void rows(
            Caller caller,
            String id,
            TallyView tally,
            Map<String, String> asked,
            AsOf asOf,
            Query here,
            boolean over,
            Wording say,
            Model model) {
        boolean many = tally.invited() > Units.BODIES_MAX;
        boolean uninvited = UNINVITED.equals(asked.get("visa"));
        String sort = SORTS.contains(asked.getOrDefault("sortera", "")) ? asked.get("sortera") : "name";
        Listing<BodyRow> rows = backend.list(
                caller,
                Service.STATUS,
                Target.of("/api/public/consultations/{}/bodies", id)
                        .with("q", asked.get("q"))
                        .with("type", Query.member(BodyType.class, asked.get("typ")))
                        .with("status", Query.member(BodyStatus.class, asked.get("status")))
                        .with("asked", uninvited ? "false" : null)
                        .with("sort", sort)
                        .with("page", PageNumber.of(asked.get(Pager.PAGE)))
                        .with("size", many ? ROWS_A_PAGE_WHEN_MANY : Units.BODIES_MAX)
                        .with(AsOf.NAME, asOf.day()),
                BodyRow.class);
        model.addAttribute("rows", rows);
        model.addAttribute(
                "shownRows",
                rows.items().stream().map(row -> ShownRow.of(row, over, say)).toList());
        model.addAttribute("bodyTypes", BodyType.values());
        model.addAttribute("bodyStatuses", BodyStatus.values());
        model.addAttribute("asked", asked);
        model.addAttribute("sort", sort);
        model.addAttribute(
                "sorts",
                Map.of(
                        "name", sorted(here, null),
                        "status", sorted(here, "status"),
                        "answered", sorted(here, "answered"),
                        "deadline", sorted(here, "deadline")));
        model.addAttribute("uninvited", uninvited);
        model.addAttribute("filtered", uninvited || rows.total() < tally.invited());
        model.addAttribute("all", Board.whole(here).at("tabell").href());
        model.addAttribute("pager", Pager.of(rows, here.path(), here.parameters()));
    }

    private static Map<String, String> filters(Map<String, String> asked) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : List.of("q", "typ", "status", "sortera", "visa", "uppdatera")) {
            String value = asked.get(name);
            if (value != null && !value.isBlank()) kept.put(name, value);
        }
        return kept;
    }

    private static String sorted(Query here, @Nullable String by) {
        return here.with("sortera", by).at("tabell").href();
    }
}
