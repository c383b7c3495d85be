package se.samrad.portal.answering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import se.samrad.contracts.Position;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.ResponseText;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Form;
import se.samrad.portal.text.PlainText;
import se.samrad.portal.wording.Wording;

/** The form of an answer, read as the request that it makes and as the page that others will read. */
public final class AnswerForm {
    /** The body that answers; nothing where an answer is a private person's. */
    static final String FOR = "for";
    /** Whether the answer takes the place of the one that stands. */
    static final String REPLACES = "ersatt";
    /** The receipt of an answer without an account that this one takes the place of. */
    static final String RECEIPT = "kvittens";

    static final String YES = "ja";

    private static final List<String> LINES =
            List.of("name", "organisation", "reference", "decision-by", "decision-paragraph");

    /** As the services have it. */
    private static final int LINE_CHARACTERS_MAX = 200;

    /** Line ends and other control characters, marks that turn the direction of what follows, and halves of pairs. */
    private static final Pattern NOT_ONE_LINE = Pattern.compile(
            "[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff\\x{d800}-\\x{dfff}]");

    /** Positions on a whole, in the order they are offered. */
    private static final List<Position> OFFERED = List.of(
            Position.SUPPORTS,
            Position.SUPPORTS_WITH_REMARKS,
            Position.NEITHER,
            Position.OPPOSES,
            Position.NO_COMMENTS);

    /**
     * A part of the answer as it will be read.
     *
     * @param text as markup
     */
    public record Part(
            @Nullable String number,
            String heading,
            @Nullable String position,
            String text) {}

    private AnswerForm() {}

    /** What the services would refuse only once the reader has seen the preview and sends. */
    static void checkLines(Form form, Wording say) {
        for (String line : LINES) {
            String text = form.text(line);
            if (text.length() > LINE_CHARACTERS_MAX) {
                form.wrong(line, say.text("answer.line.too-long", LINE_CHARACTERS_MAX));
            } else if (form.filled(line) != null && NOT_ONE_LINE.matcher(text).find()) {
                form.wrong(line, say.text("answer.line.not-text"));
            }
        }
    }

    static String path(String consultation) {
        return "/remisser/" + consultation + "/svar";
    }

    /** How the reader is addressed, a group of messages. */
    static String you(Form form) {
        return form.text(FOR).isEmpty() ? "answer.you" : "answer.ni";
    }

    /** What is the same where it is written and where it is shown before it is sent. */
    static void describe(Model model, ConsultationView consultation, Form form) {
        model.addAttribute("body", form.text(FOR));
        model.addAttribute("you", you(form));
        model.addAttribute("files", Uploads.got(form));
        if (!model.containsAttribute("ownFiles")) model.addAttribute("ownFiles", List.of());
        model.addAttribute("leftOut", Uploads.leftOut(form));
        model.addAttribute("path", path(consultation.id()));
    }

    /** The answer as the services want it; what is wrong is noted in the form. */
    public static Map<String, Object> request(Form form, ConsultationView consultation, Wording say) {
        Map<String, Object> request = new LinkedHashMap<>();
        position(form.text("position")).ifPresent(position -> request.put("position", position.name()));
        put(request, "text", form.filled("text"));
        if (form.isTicked("preliminary")) request.put("preliminary", true);
        List<Map<String, Object>> answers = new ArrayList<>();
        for (int number = 1; number <= consultation.questions().size(); number++) {
            String text = form.filled("fraga-" + number);
            if (text == null) continue;
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("question", number);
            answer.put("text", text);
            answers.add(answer);
        }
        if (!answers.isEmpty()) request.put("answers", answers);
        List<Map<String, Object>> sections = new ArrayList<>();
        for (Section section : consultation.sections()) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("section", section.id());
            position(form.text("p-" + section.id())).ifPresent(position -> said.put("position", position.name()));
            put(said, "text", form.filled("t-" + section.id()));
            if (said.size() > 1) sections.add(said);
        }
        if (!sections.isEmpty()) request.put("sections", sections);
        List<String> files = Stream.concat(
                        SpaceFiles.seen(form).stream(),
                        Uploads.got(form).stream().map(Uploads.Got::sha256))
                .distinct()
                .toList();
        if (!files.isEmpty()) request.put("files", files);
        boolean empty = request.isEmpty() || (request.size() == 1 && request.containsKey("preliminary"));
        put(request, "reference", form.filled("reference"));
        Map<String, Object> decision = new LinkedHashMap<>();
        put(decision, "by", form.filled("decision-by"));
        LocalDate day = form.day("decision-date", "answer.decided", say);
        put(decision, "date", day == null ? null : day.toString());
        put(decision, "paragraph", form.filled("decision-paragraph"));
        if (!decision.isEmpty()) request.put("decision", decision);
        if (empty) form.wrong(form.has("satt", "skriv") ? "text" : "fil", say.text("answer.empty"));
        return request;
    }

    /** By whom, when and where in the minutes the response was decided, as it will be read. */
    static String decided(Form form, Wording say) {
        return say.decided(
                form.filled("decision-by"),
                form.day("decision-date", "answer.decided", say),
                form.filled("decision-paragraph"));
    }

    /** Where a member of the request was typed. */
    public static Map<String, String> fields(Form form, ConsultationView consultation) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("files", "fil");
        fields.put("decision.by", "decision-by");
        fields.put("decision.date", "decision-date");
        fields.put("decision.paragraph", "decision-paragraph");
        int at = 0;
        for (int number = 1; number <= consultation.questions().size(); number++) {
            if (form.filled("fraga-" + number) != null) fields.put("answers[" + at++ + "]", "fraga-" + number);
        }
        at = 0;
        for (Section section : consultation.sections()) {
            boolean said = form.filled("t-" + section.id()) != null
                    || position(form.text("p-" + section.id())).isPresent();
            if (said) fields.put("sections[" + at++ + "]", "t-" + section.id());
        }
        return fields;
    }

    /** The parts in the order they will be read. */
    public static List<Part> parts(Form form, ConsultationView consultation, Wording say) {
        List<Part> parts = new ArrayList<>();
        String text = form.filled("text");
        if (text != null) parts.add(new Part(null, say.text("response.whole"), null, PlainText.html(text)));
        for (int number = 1; number <= consultation.questions().size(); number++) {
            String answer = form.filled("fraga-" + number);
            if (answer == null) continue;
            parts.add(new Part(null, consultation.questions().get(number - 1), null, PlainText.html(answer)));
        }
        for (Section section : consultation.sections()) {
            String said = form.filled("t-" + section.id());
            Optional<Position> position = position(form.text("p-" + section.id()));
            if (said == null && position.isEmpty()) continue;
            String word = position.map(taken -> say.capital(say.of("position", taken)))
                    .orElse(null);
            parts.add(new Part(section.number(), section.title(), word, PlainText.html(said)));
        }
        return parts;
    }

    /** How many sections something is said of. */
    public static long sectionsSaid(Form form) {
        return form.names("t-").stream()
                .filter(name -> form.filled(name) != null)
                .count();
    }

    public static long questionsSaid(Form form) {
        return form.names("fraga-").stream()
                .filter(name -> form.filled(name) != null)
                .count();
    }

    public static Optional<Position> position(String name) {
        return Arrays.stream(Position.values())
                .filter(position -> position.name().equals(name))
                .findFirst();
    }

    /** The positions with what they mean; {@code you} is how the reader is addressed. */
    static List<Choice> positions(Wording say, String you) {
        List<Choice> choices = new ArrayList<>();
        for (Position position : OFFERED) {
            choices.add(new Choice(
                    position.name(),
                    say.capital(say.of("position", position)),
                    say.text(you + ".position." + position.name())));
        }
        return choices;
    }

    /** The positions on one section. */
    public static List<Choice> sectionPositions(Wording say) {
        return OFFERED.stream()
                .filter(position -> position != Position.NO_COMMENTS)
                .map(position -> new Choice(position.name(), say.capital(say.of("position", position))))
                .toList();
    }

    /**
     * Begins with the answer that stands and is about it as it is now; a form that was begun already stays about what its writer
     * read then, unless it has been refused for that.
     */
    static void replace(Form form, String field, String value, Asked.Own standing) {
        if (!form.text(field).equals(value)) {
            prefill(form.put(field, value).put(Form.VERSION, standing.version()), standing);
        } else if (form.text(Form.VERSION).isEmpty()) {
            form.put(Form.VERSION, standing.version());
        }
    }

    /** What was said before, to be changed; files are handed in anew, and whether it is preliminary is said anew. */
    private static void prefill(Form form, Asked.Own before) {
        form.put("satt", "skriv");
        if (before.position() != null) form.put("position", before.position().name());
        if (before.reference() != null) form.put("reference", before.reference());
        OwnDecision decision = before.decision();
        if (decision != null) {
            form.put("decision-by", decision.by())
                    .put("decision-date", decision.date())
                    .put("decision-paragraph", decision.paragraph());
        }
        ResponseText text = before.text();
        if (text == null) return;
        form.put("text", text.text());
        text.answers().forEach(answer -> form.put("fraga-" + answer.question(), answer.text()));
        text.sections().forEach(said -> {
            form.put("t-" + said.section(), said.text());
            if (said.position() != null)
                form.put("p-" + said.section(), said.position().name());
        });
    }

    static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) members.put(name, value);
    }
}
