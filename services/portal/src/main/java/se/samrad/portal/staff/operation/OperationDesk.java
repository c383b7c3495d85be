package se.samrad.portal.staff.operation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;

/** The views: how far behind they are, what could not be shown, and the buttons to rebuild, check and try again. */
@Controller
class OperationDesk {
    private static final Set<String> NAMED = Set.of("open", "staff");

    /** What the last comparison with the owners found. */
    record Check(@Nullable Instant at, long streams, long missing) {}

    /** One version of a view. */
    record View(
            String view,
            int version,
            boolean active,
            @Nullable Long lag,
            @Nullable Long behindSeconds,
            long parked,
            @Nullable String build,
            boolean rebuilding,
            @Nullable Check checked) {
        /** What it is called, as a message; null for a view that has no other name than its own. */
        public @Nullable String called() {
            return NAMED.contains(view) ? "operation.view." + view : null;
        }
    }

    /** An event that could not be folded. */
    record Parked(
            String id,
            @Nullable String view,
            @Nullable String stream,
            long version,
            @Nullable Instant time,
            @Nullable String error) {}

    private final Desk desk;

    OperationDesk(Desk desk) {
        this.desk = desk;
    }

    @GetMapping({"/arbetsyta/drift", "/arbetsyta/vyer"})
    String views(Visit visit) {
        if (!visit.frame().may("staff:admin")) throw new Trouble.NotAllowed("drift");
        desk.show(visit, Form::fresh);
        visit.with(
                "views",
                desk.backend().array(visit.caller(), Service.STATUS, Target.of("/api/staff/views"), View.class));
        List<Parked> parked = desk.backend()
                .array(visit.caller(), Service.STATUS, Target.of("/api/staff/views/parked"), Parked.class);
        visit.with("parked", parked);
        return "staff/operation";
    }

    @PostMapping({"/arbetsyta/drift", "/arbetsyta/vyer"})
    String act(Visit visit) {
        Form form = Form.typed(visit.request());
        Target target = switch (form.text("gor")) {
            case "rebuild" -> Target.of("/api/staff/views/{}/rebuild", form.text("vy"));
            case "verify" -> Target.of("/api/staff/views/{}/verify", form.text("vy"));
            case "replay" -> Target.of("/api/staff/views/parked/{}/replay", form.text("id"));
            default -> throw new Trouble.NotThere(form.text("gor"));
        };
        String act = form.text("gor") + "-" + form.text("vy");
        if (!desk.done(visit, form, "POST", Service.STATUS, target, null, act, Map.of())) return desk.back(visit, form);
        return desk.next(visit, visit.path(), visit.say().text("operation.done." + form.text("gor")));
    }
}
