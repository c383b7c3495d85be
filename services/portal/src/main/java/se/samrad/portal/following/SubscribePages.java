package se.samrad.portal.following;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.ThemeView;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;

/** Asks for an address to be told of a theme's or a consultation's news. What the page answers does not depend on the address. */
@Controller
class SubscribePages {
    private static final int THEMES_MAX = 200;
    private static final String EMAIL = "epost";

    private final Desk desk;

    SubscribePages(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/prenumerera/tema/{id}")
    String theme(@PathVariable String id, Visit visit) {
        return show(visit, themeName(id, visit), "/nyheter?tema=" + id, true);
    }

    @GetMapping("/prenumerera/remiss/{id}")
    String consultation(@PathVariable String id, Visit visit) {
        ConsultationView consultation =
                desk.read(visit, Service.STATUS, Target.of("/api/public/consultations/{}", id), ConsultationView.class);
        return show(visit, String.valueOf(consultation.title()), "/remisser/" + id, false);
    }

    @PostMapping("/prenumerera/tema/{id}")
    String askTheme(@PathVariable String id, Visit visit) {
        return ask("theme", id, visit);
    }

    @PostMapping("/prenumerera/remiss/{id}")
    String askConsultation(@PathVariable String id, Visit visit) {
        return ask("consultation", id, visit);
    }

    private String themeName(String id, Visit visit) {
        Target themes = Target.of("/api/public/themes").with("size", THEMES_MAX);
        return desk.items(visit, themes, ThemeView.class).stream()
                .filter(theme -> theme.id().equals(id))
                .map(theme -> theme.shown(visit.say().language().english()))
                .findFirst()
                .orElseThrow(() -> new Trouble.NotThere(id));
    }

    private String show(Visit visit, String name, String back, boolean theme) {
        desk.show(visit, Form::fresh);
        visit.with("name", name).with("back", back).with("theme", theme).with("robots", "noindex");
        return "following/ask";
    }

    private String ask(String kind, String id, Visit visit) {
        Form form = Form.typed(visit.request());
        String email = form.filled(EMAIL);
        if (email == null) {
            form.wrong(EMAIL, visit.say().text("following.email.missing"));
            return desk.back(visit, form);
        }
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("email", email);
        asked.put(kind, id);
        asked.put("language", visit.say().language().tag());
        boolean done = desk.done(
                visit,
                form,
                "POST",
                Service.MAIL,
                Target.of("/api/subscriptions"),
                asked,
                kind,
                Map.of("email", EMAIL));
        return done ? desk.next(visit, visit.path(), visit.say().text("following.asked")) : desk.back(visit, form);
    }
}
