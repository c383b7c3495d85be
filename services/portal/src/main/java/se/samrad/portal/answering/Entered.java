package se.samrad.portal.answering;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.WorkingDays;
import se.samrad.contracts.responses.Channel;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Course;
import se.samrad.portal.backend.Service;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.wording.Wording;

/** By which road something came that staff enter for a sender, and when: the same fields on every page where they do. */
public final class Entered {
    private static final String MEANT = "stammer";

    private Entered() {}

    /** FL 22 §: a letter that lies in the box in the morning came on the working day before. A mail came when it reached us. */
    public static LocalDate inTheBox(Wording say) {
        return WorkingDays.before(say.today());
    }

    public static List<Choice> channels(Wording say) {
        return Choice.all(say, "channel", Channel.EMAIL, Channel.PAPER, Channel.SYSTEM);
    }

    /** As the services want it; what is wrong is noted in the form. */
    public static Map<String, Object> request(Form form, Wording say) {
        Map<String, Object> request = new LinkedHashMap<>();
        String channel = form.filled("channel");
        if (channel == null) form.wrong("channel", say.text("paper.channel.missing"));
        else request.put("channel", channel);
        String reason = form.filled("arrivedReason");
        if (form.filled("arrived") == null && Channel.PAPER.name().equals(channel)) {
            request.put("arrived", inTheBox(say).toString());
            if (reason == null) reason = say.text("paper.reason.default");
        } else if (form.filled("arrived") == null) {
            if (channel != null) form.wrong("arrived", say.text("paper.arrived.missing"));
        } else {
            LocalDate arrived = form.day("arrived", say);
            if (arrived != null) request.put("arrived", arrived.toString());
        }
        if (reason != null) request.put("arrivedReason", reason);
        return request;
    }

    /**
     * Asks once about a day on which it can hardly have come. Whoever sends the same day again means it.
     *
     * @param road as asked for
     * @param body that may have been asked; null for nobody on the list
     */
    public static void doubt(
            Form form,
            Map<String, Object> road,
            ConsultationView consultation,
            @Nullable String body,
            Desk desk,
            Visit visit) {
        if (!(road.get("arrived") instanceof String stated) || form.has(MEANT, stated)) return;
        Wording say = visit.say();
        LocalDate day = LocalDate.parse(stated);
        LocalDate opened = consultation.opensOn();
        LocalDate invited = body == null ? null : invited(consultation, body, desk, visit);
        if (opened != null && day.isBefore(opened)) {
            form.wrong("arrived", say.text("paper.arrived.before-open", say.day(day), say.day(opened)));
        } else if (invited != null && day.isBefore(invited)) {
            form.wrong("arrived", say.text("paper.arrived.before-asked", say.day(day), say.day(invited)));
        } else return;
        form.put(MEANT, stated);
    }

    private static @Nullable LocalDate invited(ConsultationView consultation, String body, Desk desk, Visit visit) {
        Course course = desk.backend()
                .find(visit.caller(), Service.STATUS, Course.of(consultation.id(), body), Course.class)
                .orElse(new Course(List.of()));
        return course.happened().stream()
                .filter(entry -> entry.type().equals("invitation-sent"))
                .map(entry -> visit.say().dayIn(entry.at()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
