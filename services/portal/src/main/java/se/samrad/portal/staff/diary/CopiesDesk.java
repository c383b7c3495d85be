package se.samrad.portal.staff.diary;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.contracts.Deadline;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Age;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;

/** Requests for copies: the queue, and one request with what is handed out, withheld or refused. */
@Controller
class CopiesDesk {
    static final String QUEUE = "/arbetsyta/utlamnande";

    /** A line of the queue. */
    record Line(CopyRequest request, String age, boolean old) {}

    private final Desk desk;

    CopiesDesk(Desk desk) {
        this.desk = desk;
    }

    @GetMapping(QUEUE)
    String queue(Visit visit) {
        Target waiting = Target.of("/api/staff/copy-requests");
        CopyRequest.All open = desk.read(visit, Service.RESPONSES, waiting, CopyRequest.All.class);
        CopyRequest.All settled =
                desk.read(visit, Service.RESPONSES, waiting.with("settled", "true"), CopyRequest.All.class);
        desk.show(visit, Form::fresh);
        visit.with("total", open.total())
                .with("lines", open.all().stream().map(one -> line(one, visit)).toList())
                .with("settled", settled.all());
        return "staff/copies";
    }

    private static Line line(CopyRequest request, Visit visit) {
        Instant since = request.arrived().atStartOfDay(Deadline.ZONE).toInstant();
        // Only the day is known, so that hours since midnight would say more than anybody knows.
        boolean today = request.arrived().equals(visit.say().today());
        String age = today ? visit.say().text("in-days.today") : Age.of(since, visit.say());
        return new Line(request, age, Age.isOld(since, visit.say()));
    }

    @GetMapping(QUEUE + "/{id}")
    String one(@PathVariable String id, Visit visit) {
        CopyRequest request = request(visit, id);
        Original original = original(visit, request);
        desk.show(visit, () -> Form.fresh().putAll("filer", hashes(original)).put("namn", "ja"));
        String from = original.fromWhom(visit.say());
        visit.with("asked", request)
                .with("original", original)
                .with("from", from)
                .with("files", files(original));
        return "staff/copy";
    }

    private static List<String> hashes(Original original) {
        return files(original).stream().map(Choice::value).toList();
    }

    private static List<Choice> files(Original original) {
        if (original.files() == null) return List.of();
        return original.files().stream()
                .map(file -> new Choice(file.sha256(), file.name() == null ? "fil" : file.name()))
                .toList();
    }

    @PostMapping(QUEUE + "/{id}")
    String decide(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        String act = form.text("gor");
        if (act.equals("enter")) {
            form.wrong(null, visit.say().text("copies.enter"));
            return desk.back(visit, form);
        }
        Map<String, Object> said = new LinkedHashMap<>();
        Map<String, String> fields = switch (act) {
            case "give" -> {
                give(form, said, original(visit, request(visit, id)), visit);
                yield Map.of("provision", "lagrum", "passages", "stallen", "files", "filer");
            }
            case "refuse" -> {
                take(form, said, "avslag-lagrum", "provision");
                take(form, said, "avslag-skal", "reason");
                if (form.filled("avslag-lagrum") == null)
                    form.wrong("avslag-lagrum", visit.say().text("diary.provision.missing"));
                if (form.filled("avslag-skal") == null)
                    form.wrong("avslag-skal", visit.say().text("copies.refuse.why.missing"));
                yield Map.of("provision", "avslag-lagrum", "reason", "avslag-skal");
            }
            case "drop" -> {
                take(form, said, "bort-skal", "reason");
                yield Map.of("reason", "bort-skal");
            }
            default -> throw new Trouble.NotThere(act);
        };
        Target target = Target.of("/api/staff/copy-requests/{}/" + act, id);
        if (form.isWrong() || !desk.done(visit, form, "POST", Service.RESPONSES, target, said, act, fields)) {
            return desk.back(visit, form);
        }
        return desk.next(visit, visit.path(), visit.say().text("copies.done." + act));
    }

    private static void take(Form form, Map<String, Object> said, String field, String member) {
        String filled = form.filled(field);
        if (filled != null) said.put(member, filled.strip());
    }

    /** Words are withheld wherever they stand: who looks for them once forgets the second place. */
    private static void give(Form form, Map<String, Object> said, Original original, Visit visit) {
        List<Original.Place> places = new ArrayList<>();
        List<String> lines = new ArrayList<>(form.lines("stallen"));
        lines.sort(Comparator.comparingInt(String::length).reversed());
        for (String words : lines) {
            List<Original.Place> found = original.placesOf(words);
            if (found.isEmpty()) form.wrong("stallen", visit.say().text("diary.secret-words.missing", words));
            found.stream()
                    .filter(place -> places.stream().noneMatch(place::touches))
                    .forEach(places::add);
        }
        if (!places.isEmpty()) {
            said.put("passages", places);
            if (form.filled("lagrum") == null) {
                form.wrong("lagrum", visit.say().text("diary.provision.missing"));
            }
        }
        said.put("files", form.all("filer"));
        said.put("named", form.isTicked("namn"));
        take(form, said, "lagrum", "provision");
    }

    /** The file to hand over. */
    @GetMapping(QUEUE + "/{id}/kopia")
    void copy(@PathVariable String id, Visit visit, HttpServletResponse answer) throws IOException {
        Target target = Target.of("/api/staff/copy-requests/{}/copy", id);
        HttpResponse<InputStream> file = desk.backend().open(visit.caller(), Service.RESPONSES, target);
        try (InputStream bytes = file.body()) {
            answer.setContentType("application/octet-stream");
            answer.setHeader(
                    "Content-Disposition",
                    file.headers().firstValue("Content-Disposition").orElse("attachment"));
            bytes.transferTo(answer.getOutputStream());
        }
    }

    private CopyRequest request(Visit visit, String id) {
        return desk.read(visit, Service.RESPONSES, Target.of("/api/staff/copy-requests/{}", id), CopyRequest.class);
    }

    private Original original(Visit visit, CopyRequest request) {
        Target target = Target.of("/api/staff/responses/{}", request.response());
        return desk.read(visit, Service.RESPONSES, target, Original.class);
    }
}
