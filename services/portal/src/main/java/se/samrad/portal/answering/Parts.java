package se.samrad.portal.answering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.Section;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.ResponseText;
import se.samrad.portal.text.PlainText;
import se.samrad.portal.wording.Wording;

/** What a response says, part by part, beside the heading of what it is about. */
public final class Parts {
    private Parts() {}

    /**
     * What a part is about.
     *
     * @param in {@code text}, {@code sections/<id>} or {@code answers/<number>}
     */
    public static String heading(String in, @Nullable ConsultationView consultation, Wording say) {
        String name = in.substring(in.indexOf('/') + 1);
        if (in.startsWith("answers/")) return question(Integer.parseInt(name), consultation, say);
        if (!in.startsWith("sections/")) return say.text("response.whole");
        List<Section> sections = consultation == null ? List.of() : consultation.sections();
        return sections.stream()
                .filter(section -> section.id().equals(name))
                .map(section -> section.number() == null ? section.title() : section.number() + " " + section.title())
                .findFirst()
                .orElse(name);
    }

    private static String question(int number, @Nullable ConsultationView consultation, Wording say) {
        List<String> questions = consultation == null ? List.of() : consultation.questions();
        return number >= 1 && number <= questions.size()
                ? questions.get(number - 1)
                : say.text("response.question", String.valueOf(number));
    }

    /** @param consultation null when nobody could say what was asked */
    public static List<AnswerForm.Part> of(
            @Nullable String text,
            List<ResponseText.Answer> answers,
            List<ResponseText.OfSection> said,
            @Nullable ConsultationView consultation,
            Wording say) {
        List<AnswerForm.Part> parts = new ArrayList<>();
        if (text != null) {
            parts.add(new AnswerForm.Part(null, say.text("response.whole"), null, PlainText.html(text)));
        }
        for (ResponseText.Answer answer : answers) {
            String heading = question(answer.question(), consultation, say);
            parts.add(new AnswerForm.Part(null, heading, null, PlainText.html(answer.text())));
        }
        Map<String, Section> sections = new HashMap<>();
        if (consultation != null) consultation.sections().forEach(section -> sections.put(section.id(), section));
        for (ResponseText.OfSection each : said) {
            Section section = sections.get(each.section());
            parts.add(new AnswerForm.Part(
                    section == null ? null : section.number(),
                    section == null ? each.section() : section.title(),
                    each.position() == null ? null : say.capital(say.of("position", each.position())),
                    PlainText.html(each.text())));
        }
        return parts;
    }
}
