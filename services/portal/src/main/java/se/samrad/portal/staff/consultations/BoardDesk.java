package se.samrad.portal.staff.consultations;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.BodyType;
import se.samrad.portal.backend.AtOnce;
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Course;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.TallyView;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.board.AsOf;
import se.samrad.portal.board.Board;
import se.samrad.portal.board.Pictures;
import se.samrad.portal.board.SectionMatrix;
import se.samrad.portal.board.TallyWording;
import se.samrad.portal.board.TileMap;
import se.samrad.portal.charts.StatusMark;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;
import se.samrad.portal.frame.Query;
import se.samrad.portal.wording.Wording;

/** The status board with what is confidential, and what a case officer does about a body or about the time for all. */
@Controller
class BoardDesk {
    private static final int SHOWN_A_PAGE = 100;
    /** Of the address: whether somebody signed in for the body has come to its invitation, {@code ja} or {@code nej}. */
    private static final String OPENED = "oppnat";

    private static final Map<String, String> FIELDS = Map.of("note", "samtal", "email", "adress");

    /** A body's row with its mark. */
    public record Line(
            BodyRow row, StatusMark mark, @Nullable String met) {}

    /** What the services tell of the board besides the consultation. */
    private record Parts(
            TallyView tally,
            Listing<BodyRow> rows,
            @Nullable TileMap map,
            @Nullable SectionMatrix matrix,
            int unopened) {}

    private final Desk desk;
    private final Pictures pictures;

    BoardDesk(Desk desk, Pictures pictures) {
        this.desk = desk;
        this.pictures = pictures;
    }

    @GetMapping("/arbetsyta/remisser/{id}/laget")
    String board(
            @PathVariable String id, @RequestParam Map<String, String> asked, Visit visit, HttpServletResponse answer) {
        Wording say = visit.say();
        AsOf asOf = AsOf.of(asked.get(AsOf.NAME), say.today());
        LocalDate day = asOf.day();
        Optional<ConsultationView> then = desk.backend()
                .find(
                        visit.caller(),
                        Service.STATUS,
                        Target.of("/api/staff/consultations/{}", id).with(AsOf.NAME, day),
                        ConsultationView.class);
        if (asOf.wrong() != null || then.isEmpty()) {
            return asOf.explain(say, consultation(visit, id), visit.model(), answer);
        }
        ConsultationView consultation = then.get();
        if (consultation.askedUnknown()) {
            visit.with("consultation", consultation);
            return "board-unknown";
        }
        Map<String, String> filters = new LinkedHashMap<>();
        for (String name : List.of("q", "typ", "status", OPENED, "sortera", "uppdatera")) {
            String value = asked.get(name);
            if (value != null && !value.isBlank()) filters.put(name, value);
        }
        if (day != null) filters.put(AsOf.NAME, day.toString());
        Target listed = sought(Target.of("/api/staff/consultations/{}/bodies", id), filters)
                .with("page", PageNumber.of(asked.get(Pager.PAGE)))
                .with("size", SHOWN_A_PAGE);
        Parts parts = parts(visit, consultation, day, listed);
        TallyView tally = parts.tally();
        Listing<BodyRow> rows = parts.rows();
        Query here = Query.of(visit.request().getRequestURI(), filters);
        desk.show(visit, Form::fresh);
        boolean over = consultation.isOver();
        boolean pausable = day == null && consultation.isOpen();
        visit.with("consultation", consultation)
                .with("pausable", pausable)
                .with("refreshed", pausable && !"nej".equals(asked.get("uppdatera")))
                .with("asked", asked)
                .with("day", day)
                .with("heading", TallyWording.heading(say, tally, over))
                .with("sentence", TallyWording.sentence(say, tally, over))
                .with("tally", tally)
                .with("others", TallyWording.others(say, tally, over))
                .with("copy", StateOfDay.of(consultation, tally, day, say))
                .with(
                        "lines",
                        rows.items().stream()
                                .map(row -> new Line(row, StatusMark.of(row), TallyWording.met(say, row, over)))
                                .toList())
                .with("board", Board.inside(consultation, tally, say, here, day))
                .with("map", parts.map())
                .with("matrix", parts.matrix())
                .with("rows", rows)
                .with("pager", Pager.of(rows, visit.request().getRequestURI(), filters))
                .with("here", here)
                .with("unopened", parts.unopened())
                .with("toUnopened", unopened(here).href())
                .with("bodyTypes", BodyType.values())
                .with("bodyStatuses", BodyStatus.values());
        return "staff/board";
    }

    /** All at the same moment, but for the matrix, which is asked for when the tally says that there is one. */
    private Parts parts(Visit visit, ConsultationView consultation, @Nullable LocalDate day, Target listed) {
        String id = consultation.id();
        Target counted = Target.of("/api/staff/consultations/{}/tally", id).with(AsOf.NAME, day);
        try (AtOnce atOnce = new AtOnce()) {
            Supplier<TallyView> tally = atOnce.ask(() -> desk.read(visit, Service.STATUS, counted, TallyView.class));
            Supplier<Listing<BodyRow>> rows = atOnce.ask(() -> desk.list(visit, listed, BodyRow.class));
            Supplier<@Nullable TileMap> map = atOnce.ask(
                    () -> pictures.map(visit.caller(), "staff", consultation, day, row -> page(id, row), visit.say()));
            Supplier<@Nullable SectionMatrix> matrix = atOnce.ask(
                    () -> tally.get().published() > 0 ? pictures.matrix(visit.caller(), consultation, day) : null);
            Supplier<Integer> unopened = atOnce.ask(() -> unopened(id, day, visit));
            return new Parts(tally.get(), rows.get(), map.get(), matrix.get(), unopened.get());
        }
    }

    private static String page(String id, BodyRow row) {
        return "/arbetsyta/remisser/" + id + "/instans/" + row.body();
    }

    /** The choice of rows that the address of the page makes, as the service knows it. */
    private static Target sought(Target target, Map<String, String> filters) {
        return target.with("q", filters.get("q"))
                .with("type", Query.member(BodyType.class, filters.get("typ")))
                .with("status", Query.member(BodyStatus.class, filters.get("status")))
                .with("opened", opened(filters.get(OPENED)))
                .with("sort", filters.get("sortera"))
                .with(AsOf.NAME, filters.get(AsOf.NAME));
    }

    /** What leads to all those who have not opened their invitation, on the day that is shown. */
    private static Query unopened(Query here) {
        Map<String, String> shown = new LinkedHashMap<>(here.parameters());
        shown.keySet().retainAll(List.of("uppdatera", AsOf.NAME));
        return Query.of(here.path(), shown).with(OPENED, "nej").at("tab");
    }

    private int unopened(String id, @Nullable LocalDate day, Visit visit) {
        Target target = Target.of("/api/staff/consultations/{}/bodies", id)
                .with("opened", false)
                .with("size", 1)
                .with(AsOf.NAME, day);
        return (int) desk.list(visit, target, BodyRow.class).total();
    }

    private static @Nullable Boolean opened(@Nullable String asked) {
        return "ja".equals(asked) ? Boolean.TRUE : "nej".equals(asked) ? Boolean.FALSE : null;
    }

    /** The rows of the page as a file, with what is confidential; where there is none, why, as it is told to programs. */
    @GetMapping("/arbetsyta/remisser/{id}/laget.{form:csv|xlsx|json}")
    void file(
            @PathVariable String id,
            @PathVariable String form,
            @RequestParam Map<String, String> asked,
            Visit visit,
            HttpServletResponse answer)
            throws IOException {
        Target target = sought(Target.of("/api/staff/consultations/{}/bodies." + form, id), asked);
        LocalDate day = AsOf.of(asked.get(AsOf.NAME), visit.say().today()).day();
        HttpResponse<InputStream> file = desk.backend().pass(visit.caller(), Service.STATUS, target);
        try (InputStream bytes = file.body()) {
            answer.setStatus(file.statusCode());
            answer.setContentType(file.headers().firstValue("Content-Type").orElse("application/octet-stream"));
            if (file.statusCode() == HttpServletResponse.SC_OK) {
                answer.setHeader(
                        "Content-Disposition",
                        "attachment; filename=\"arbetslage-" + id + (day == null ? "" : "-" + day) + "." + form + "\"");
            }
            bytes.transferTo(answer.getOutputStream());
        }
    }

    @GetMapping("/arbetsyta/remisser/{id}/instans/{body}")
    String one(@PathVariable String id, @PathVariable String body, Visit visit) {
        ConsultationView consultation = consultation(visit, id);
        BodyRow row = row(id, body, visit);
        Course course = desk.backend()
                .find(visit.caller(), Service.STATUS, Course.of(id, body), Course.class)
                .orElse(new Course(List.of()));
        desk.show(
                visit,
                () -> Form.fresh()
                        .put(Form.VERSION, row.version())
                        .put("until", row.requested() == null ? row.ownLastDay() : row.requested())
                        .asides("gor", "reason"));
        visit.with("consultation", consultation)
                .with("row", row)
                .with("mark", StatusMark.of(row))
                .with("met", TallyWording.met(visit.say(), row, consultation.isOver()))
                .with("course", BodyTimeline.of(course.happened(), visit.say()))
                .with("declined", row.status() == BodyStatus.DECLINED)
                .with("waiting", !row.astray() && heardNothing(row.status()));
        return "staff/board-body";
    }

    /** Also after its last day: it may be given more time, and what it says counts whenever it comes. */
    private static boolean heardNothing(@Nullable BodyStatus status) {
        return status == null || status == BodyStatus.INVITED || status == BodyStatus.SILENT;
    }

    private BodyRow row(String id, String body, Visit visit) {
        Target target = Target.of("/api/staff/consultations/{}/bodies", id).with("body", body);
        return desk.list(visit, target, BodyRow.class).items().stream()
                .filter(row -> row.body().equals(body))
                .findFirst()
                .orElseThrow(() -> new Trouble.NotThere(body));
    }

    @PostMapping("/arbetsyta/remisser/{id}/instans/{body}")
    String act(@PathVariable String id, @PathVariable String body, Visit visit) {
        Form form = Form.typed(visit.request());
        Map<String, Object> said = new LinkedHashMap<>();
        String verb = form.text("gor");
        switch (verb) {
            case "extend" -> {
                said.put("body", body);
                if (form.day("until", visit.say()) == null && !form.isWrong()) {
                    form.wrong("until", visit.say().text("forms.not-a-day"));
                }
                said.put("until", form.text("until").strip());
                put(said, form, "reason");
            }
            case "refuse-extension", "decline" -> put(said, form, "reason");
            case "wrong-recipient" -> put(said, form, "note");
            case "invite-again" -> required(said, form, "adress", "email", visit);
            case "note-call" -> required(said, form, "samtal", "note", visit);
            default -> throw new Trouble.NotThere(verb);
        }
        Target target = verb.equals("extend")
                ? Target.of("/api/consultations/{}/extend", id)
                : Target.of("/api/consultations/{}/invitations/{}/" + verb, id, body);
        if (form.isWrong() || !desk.done(visit, form, "POST", Service.CONSULTATIONS, target, said, verb, FIELDS)) {
            return desk.back(visit, form);
        }
        return desk.next(
                visit,
                visit.path(),
                visit.say().text("board.done." + verb),
                "/arbetsyta/remisser/" + id + "/laget",
                visit.say().text("board.to-board"));
    }

    @GetMapping("/arbetsyta/remisser/{id}/tid")
    String time(@PathVariable String id, Visit visit) {
        ConsultationView consultation = consultation(visit, id);
        desk.show(
                visit,
                () -> Form.fresh()
                        .put(Form.VERSION, consultation.version())
                        .put("closesOn", consultation.closesOn())
                        .asides("gor", "reason", "avbryt-skal"));
        visit.with("consultation", consultation)
                .with(
                        "past",
                        consultation.closesOn() != null
                                && consultation.closesOn().isBefore(visit.say().today()));
        return "staff/consultation-time";
    }

    @PostMapping("/arbetsyta/remisser/{id}/tid")
    String changeTime(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        Map<String, Object> said = new LinkedHashMap<>();
        String verb = form.text("gor");
        Map<String, String> fields = Map.of();
        switch (verb) {
            case "extend" -> {
                if (form.day("closesOn", visit.say()) == null && !form.isWrong()) {
                    form.wrong("closesOn", visit.say().text("forms.not-a-day"));
                }
                said.put("closesOn", form.text("closesOn").strip());
                required(said, form, "reason", "reason", visit);
            }
            case "cancel" -> {
                required(said, form, "avbryt-skal", "reason", visit);
                fields = Map.of("reason", "avbryt-skal");
            }
            case "close" -> {}
            default -> throw new Trouble.NotThere(verb);
        }
        Target target = Target.of("/api/consultations/{}/" + verb, id);
        Object body = said.isEmpty() ? null : said;
        if (form.isWrong() || !desk.done(visit, form, "POST", Service.CONSULTATIONS, target, body, verb, fields)) {
            return desk.back(visit, form);
        }
        return desk.next(
                visit,
                "/arbetsyta/remisser/" + id,
                visit.say().text("setup.done." + verb),
                "/remisser/" + id,
                visit.say().text("setup.see-page"));
    }

    private static void put(Map<String, Object> said, Form form, String name) {
        String text = form.filled(name);
        if (text != null) said.put(name, text);
    }

    private static void required(Map<String, Object> said, Form form, String field, String member, Visit visit) {
        String text = form.filled(field);
        if (text == null) form.wrong(field, visit.say().text("forms.missing"));
        else said.put(member, text);
    }

    private ConsultationView consultation(Visit visit, String id) {
        return desk.read(visit, Service.STATUS, Target.of("/api/staff/consultations/{}", id), ConsultationView.class);
    }
}
