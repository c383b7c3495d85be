package se.samrad.portal.answering;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.samrad.contracts.WorkingDays;
import se.samrad.contracts.responses.Channel;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Form;
import se.samrad.portal.wording.Wording;

/** By which road something came that staff enter for a sender, and when: the same fields on every page where they do. */
public final class Entered {
    private Entered() {}

    /** FL 22 §: what lies in the box in the morning came on the working day before. */
    public static Form proposed(Form form, Wording say) {
        return form.put("arrived", WorkingDays.before(say.today()))
                .put("arrivedReason", say.text("paper.reason.default"));
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
        LocalDate arrived = form.day("arrived", say);
        if (arrived != null) request.put("arrived", arrived.toString());
        else if (form.error("arrived") == null) form.wrong("arrived", say.text("forms.not-a-day"));
        String reason = form.filled("arrivedReason");
        if (reason != null) request.put("arrivedReason", reason.strip());
        return request;
    }
}
