package se.samrad.portal.staff.bodies;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;

/** Where letters to a body go, and from when to when. */
@Controller
class AddressDesk {
    private static final String EMAIL = "adress";
    private static final String FROM = "fran";
    private static final String UNTIL = "till";

    private final Desk desk;

    /** Address, first and last day of each that was shown, parted by blanks. */
    private static final String SEEN = "sag";

    AddressDesk(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/arbetsyta/register/{id}/adresser")
    String show(@PathVariable String id, Visit visit) {
        BodyDesk.Body body =
                desk.read(visit, Service.CONSULTATIONS, Target.of("/api/bodies/{}", id), BodyDesk.Body.class);
        if (!body.id().equals(id)) return "redirect:" + BodyDesk.page(body.id());
        desk.show(visit, Form::fresh);
        visit.with("entry", body);
        return "staff/body-addresses";
    }

    @PostMapping("/arbetsyta/register/{id}/adresser")
    String put(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        String email = form.filled(EMAIL);
        if (form.has("gor", "ta-bort")) return remove(id, form.text("bort"), form, visit);
        if (email == null) form.wrong(EMAIL, visit.say().text("bodies.address.missing"));
        LocalDate from = form.day(FROM, visit.say());
        LocalDate until = form.day(UNTIL, visit.say());
        if (form.isWrong() || email == null) return desk.back(visit, form);
        Map<String, Object> asked = new LinkedHashMap<>(days(from, until));
        asked.put("email", email);
        asked.put("seen", seen(visit, email));
        boolean done = desk.done(
                visit,
                form,
                "POST",
                Service.CONSULTATIONS,
                Target.of("/api/bodies/{}/addresses", id),
                asked,
                "address",
                Map.of("email", EMAIL, "from", FROM, "until", UNTIL));
        return done
                ? desk.next(visit, BodyDesk.page(id), visit.say().text("bodies.address.done", email))
                : desk.back(visit, form);
    }

    /** The days of the address as the page showed them, or that it showed no such address. */
    private static Map<String, ?> seen(Visit visit, String email) {
        String[] shown = visit.request().getParameterValues(SEEN);
        Optional<Map<String, String>> days = Arrays.stream(shown == null ? new String[0] : shown)
                .map(line -> line.split(" ", -1))
                .filter(line -> line.length == 3 && line[0].equalsIgnoreCase(email))
                .map(line -> days(line[1].isEmpty() ? null : line[1], line[2].isEmpty() ? null : line[2]))
                .findFirst();
        return days.isPresent() ? days.get() : Map.of("absent", true);
    }

    private static Map<String, String> days(@Nullable Object from, @Nullable Object until) {
        Map<String, String> days = new LinkedHashMap<>();
        if (from != null) days.put("from", from.toString());
        if (until != null) days.put("until", until.toString());
        return days;
    }

    private String remove(String id, String email, Form form, Visit visit) {
        boolean done = desk.done(
                visit,
                form,
                "DELETE",
                Service.CONSULTATIONS,
                Target.of("/api/bodies/{}/addresses", id).with("email", email),
                null,
                "remove",
                Map.of());
        return done
                ? desk.next(visit, BodyDesk.page(id), visit.say().text("bodies.address.removed", email))
                : desk.back(visit, form);
    }
}
