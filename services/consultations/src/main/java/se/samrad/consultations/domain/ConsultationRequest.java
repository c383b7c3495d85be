package se.samrad.consultations.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Procedure;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.eventing.Findings;

/** What somebody wrote of a consultation, before it is known to make sense. Days are texts so that all faults are told at once. */
public record ConsultationRequest(
        @Nullable String title,
        @Nullable Kind kind,
        @Nullable String caseNumber,
        @Nullable String issuer,
        @Nullable String opensOn,
        @Nullable String closesOn,
        @Nullable List<@Nullable String> themes,
        @Nullable List<@Nullable String> questions,
        @Nullable Contact contact,
        @Nullable Boolean invitedOnly,
        @Nullable Publishing publishing,
        @Nullable Boolean askedUnknown,
        @Nullable Procedure procedure,
        @Nullable String earlierRound,
        @Nullable String coveringLetter,
        @Nullable List<@Nullable GoingOn> goingOn) {
    /** Why somebody goes on although a rule of the guide says no. */
    public record GoingOn(@Nullable String rule, @Nullable String reason) {}

    public static final int TITLE_CHARACTERS_MAX = 300;
    public static final int QUESTIONS_MAX = 40;
    public static final int QUESTION_CHARACTERS_MAX = 1_000;
    public static final int THEMES_MAX = 20;
    public static final int LETTER_CHARACTERS_MAX = 4_000;
    private static final int REASON_CHARACTERS_MAX = 1_000;
    private static final int REASONS_MAX = 20;
    public static final int CASE_NUMBER_CHARACTERS_MAX = 100;
    private static final int NAME_CHARACTERS_MAX = 200;
    private static final int PHONE_CHARACTERS_MAX = 60;

    /**
     * The facts, if they make sense.
     *
     * @param themeKnown whether a theme is on the controlled list
     * @param mayBeFollowed whether a consultation may have this one as its next round
     * @throws se.samrad.eventing.Rejected naming each wrong member
     */
    public Facts facts(Predicate<String> themeKnown, Predicate<String> mayBeFollowed) {
        Findings findings = new Findings();
        String goodTitle = findings.requiredLine("title", title, TITLE_CHARACTERS_MAX);
        if (kind == null) findings.add("kind", "missing");
        String goodCaseNumber = findings.number("caseNumber", caseNumber, CASE_NUMBER_CHARACTERS_MAX);
        String goodIssuer = findings.line("issuer", issuer, NAME_CHARACTERS_MAX);
        LocalDate first = findings.day("opensOn", opensOn);
        LocalDate last = findings.day("closesOn", closesOn);
        if (first != null && last != null && last.isBefore(first)) findings.add("closesOn", "before-opens-on");
        Set<String> goodThemes = new LinkedHashSet<>();
        findings.each("themes", themes, THEMES_MAX, (member, theme) -> {
            if (theme == null || !themeKnown.test(theme)) findings.add(member, "unknown-theme");
            else goodThemes.add(theme);
        });
        List<String> goodQuestions = new ArrayList<>();
        findings.each(
                "questions",
                questions,
                QUESTIONS_MAX,
                (member, question) -> goodQuestions.add(findings.required(member, question, QUESTION_CHARACTERS_MAX)));
        Contact goodContact = contact(findings, "contact.", contact);
        String goodLetter = findings.text("coveringLetter", coveringLetter, LETTER_CHARACTERS_MAX);
        boolean onlyInvited = Boolean.TRUE.equals(invitedOnly);
        if (onlyInvited && kind != null && kind != Kind.REMISS) findings.add("invitedOnly", "only-remiss");
        if (procedure != null && kind == Kind.REMISS) findings.add("procedure", "not-for-remiss");
        if (earlierRound != null && !mayBeFollowed.test(earlierRound))
            findings.add("earlierRound", "not-a-round-before");
        findings.orElseReject();
        return new Facts(
                goodTitle,
                Objects.requireNonNull(kind),
                goodCaseNumber,
                goodIssuer,
                Objects.requireNonNull(first),
                Objects.requireNonNull(last),
                List.copyOf(goodThemes),
                goodQuestions,
                goodContact,
                onlyInvited,
                publishing == null ? Publishing.RUNNING : publishing,
                Boolean.TRUE.equals(askedUnknown),
                procedure,
                earlierRound,
                goodLetter);
    }

    /** In spite of which rules of the guide somebody goes on, and why. */
    public List<ConsultationCommand.GoingOn> reasons() {
        Findings findings = new Findings();
        List<ConsultationCommand.GoingOn> reasons = new ArrayList<>();
        findings.each("goingOn", goingOn, REASONS_MAX, (member, one) -> {
            String rule =
                    findings.required(member + ".rule", one == null ? null : one.rule(), CASE_NUMBER_CHARACTERS_MAX);
            String reason =
                    findings.required(member + ".reason", one == null ? null : one.reason(), REASON_CHARACTERS_MAX);
            reasons.add(new ConsultationCommand.GoingOn(rule, reason));
        });
        findings.orElseReject();
        return reasons;
    }

    /** Whom to ask, somebody who can be reached. */
    public static Contact contact(Contact asked) {
        Findings findings = new Findings();
        Contact contact = contact(findings, "", asked);
        if (contact == null || contact.name() == null) findings.add("name", "missing");
        else if (contact.phone() == null && contact.email() == null) findings.add("phone", "missing");
        findings.orElseReject();
        return Objects.requireNonNull(contact);
    }

    private static @Nullable Contact contact(Findings findings, String prefix, @Nullable Contact contact) {
        if (contact == null) return null;
        String name = findings.line(prefix + "name", contact.name(), NAME_CHARACTERS_MAX);
        String phone = findings.line(prefix + "phone", contact.phone(), PHONE_CHARACTERS_MAX);
        String email = findings.text(prefix + "email", contact.email(), EmailAddress.CHARACTERS_MAX);
        if (email != null && !EmailAddress.valid(email)) findings.add(prefix + "email", "not-an-email");
        return name == null && phone == null && email == null ? null : new Contact(name, phone, email);
    }
}
