package se.samrad.portal.staff.consultations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Section;
import se.samrad.portal.backend.Problem;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.wording.Wording;

/**
 * A consultation as case officers write it.
 *
 * @param version for the next change
 */
record Facts(
        @Nullable String title,
        @Nullable String kind,
        @Nullable String caseNumber,
        @Nullable String issuer,
        @Nullable String opensOn,
        @Nullable String closesOn,
        @Nullable List<String> themes,
        @Nullable List<String> questions,
        @Nullable Contact contact,
        boolean invitedOnly,
        @Nullable String publishing,
        boolean askedUnknown,
        @Nullable String procedure,
        @Nullable String earlierRound,
        @Nullable String coveringLetter,
        @Nullable String status,
        @Nullable Long version,
        @Nullable Version proposal,
        @Nullable List<Section> sections,
        @Nullable List<String> earlierNumbers) {
    /** Number of the newest proposal. */
    record Version(int version) {}

    static final Map<String, String> FIELDS = Map.of(
            "contact.name",
            "contact-name",
            "contact.phone",
            "contact-phone",
            "contact.email",
            "contact-email",
            "id",
            "id");

    /** A field that cannot be left empty, with what it is called on the page. */
    private record Required(String name, String label) {}

    private static final List<Required> REQUIRED = List.of(
            new Required("title", "setup.title"),
            new Required("kind", "setup.kind"),
            new Required("opensOn", "setup.opens"),
            new Required("closesOn", "consultation.last-day"));

    static Facts of(Desk desk, Visit visit, String consultation) {
        return desk.read(visit, Service.CONSULTATIONS, Target.of("/api/consultations/{}", consultation), Facts.class);
    }

    /** 0 before the first. */
    int proposalNumber() {
        return proposal == null ? 0 : proposal.version();
    }

    /** What the case was called before its number was corrected. */
    List<String> numbersBefore() {
        return earlierNumbers == null ? List.of() : earlierNumbers;
    }

    List<Section> parts() {
        return sections == null ? List.of() : sections;
    }

    /** Before the id of a rule that stands in the way of a change: its provision. */
    static final String STANDS = "star-";

    /** Asks why somebody goes on in spite of each rule that stands in the way, and of no other. */
    static void ask(Form form, List<Problem.Rule> rules) {
        for (String asked : form.names(STANDS)) form.putAll(asked, List.of());
        for (Problem.Rule rule : rules) form.put(STANDS + rule.rule(), rule.provision());
    }

    /** The rules that the form asks about. */
    static List<String> standing(Form form) {
        return form.names(STANDS).stream()
                .filter(asked -> form.filled(asked) != null)
                .map(asked -> asked.substring(STANDS.length()))
                .toList();
    }

    private static List<Map<String, String>> goingOn(Form form, Wording say) {
        List<Map<String, String>> reasons = new ArrayList<>();
        for (String rule : standing(form)) {
            String reason = form.filled(Guide.Line.field(rule));
            if (reason == null) form.wrong(Guide.Line.field(rule), say.text("guide.why.missing"));
            else reasons.add(Map.of("rule", rule, "reason", reason));
        }
        return reasons;
    }

    Form form() {
        Form form = Form.fresh()
                .put("title", title)
                .put("kind", kind)
                .put("caseNumber", caseNumber)
                .put("issuer", issuer)
                .put("opensOn", opensOn)
                .put("closesOn", closesOn)
                .putAll("themes", themes == null ? List.of() : themes)
                .put("questions", questions == null ? "" : String.join("\n", questions))
                .put("contact-name", contact == null ? null : contact.name())
                .put("contact-phone", contact == null ? null : contact.phone())
                .put("contact-email", contact == null ? null : contact.email())
                .put("publishing", publishing)
                .put("procedure", procedure == null ? "" : procedure)
                .put("earlierRound", earlierRound)
                .put("coveringLetter", coveringLetter)
                .put("version", version);
        if (invitedOnly) form.put("invitedOnly", "ja");
        if (askedUnknown) form.put("askedUnknown", "ja");
        return form;
    }

    /** What the form says; missing members are noted in it. */
    static Map<String, Object> request(Form form, Wording say) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Required field : REQUIRED) {
            if (form.filled(field.name()) == null) {
                form.wrong(field.name(), say.text("forms.missing.named", say.text(field.label())));
            }
        }
        form.day("opensOn", say);
        form.day("closesOn", say);
        for (String name : List.of(
                "title",
                "kind",
                "caseNumber",
                "issuer",
                "opensOn",
                "closesOn",
                "publishing",
                "procedure",
                "earlierRound",
                "coveringLetter")) {
            String text = form.filled(name);
            if (text != null) facts.put(name, text.replace("\r\n", "\n"));
        }
        facts.put(
                "themes",
                form.all("themes").stream().filter(theme -> !theme.isBlank()).toList());
        facts.put("questions", form.lines("questions"));
        Map<String, Object> contact = new LinkedHashMap<>();
        for (String name : List.of("name", "phone", "email")) {
            String text = form.filled("contact-" + name);
            if (text != null) contact.put(name, text);
        }
        if (!contact.isEmpty()) facts.put("contact", contact);
        facts.put("invitedOnly", form.isTicked("invitedOnly"));
        if (form.isTicked("askedUnknown")) facts.put("askedUnknown", true);
        List<Map<String, String>> goingOn = goingOn(form, say);
        if (!goingOn.isEmpty()) facts.put("goingOn", goingOn);
        return facts;
    }
}
