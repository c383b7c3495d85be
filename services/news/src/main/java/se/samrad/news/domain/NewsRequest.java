package se.samrad.news.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Ids;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.eventing.Findings;

/** What somebody wrote, before it is known to make sense. */
public record NewsRequest(
        @Nullable String title,
        @Nullable String lead,
        @Nullable String body,
        @Nullable List<@Nullable String> themes,
        @Nullable List<@Nullable String> consultations) {
    public static final int TITLE_CHARACTERS_MAX = 200;
    public static final int LEAD_CHARACTERS_MAX = 1_000;
    public static final int BODY_CHARACTERS_MAX = 50_000;
    public static final int NOTE_CHARACTERS_MAX = 1_000;
    public static final int THEMES_MAX = 20;
    public static final int CONSULTATIONS_MAX = 20;

    /** What is to be put right in a published item. */
    public record Correction(
            @Nullable String title,
            @Nullable String lead,
            @Nullable String body,
            @Nullable List<@Nullable String> themes,
            @Nullable List<@Nullable String> consultations,
            @Nullable String note) {
        /** @throws se.samrad.eventing.Rejected naming each wrong member */
        public NewsCommand.Correct check(Predicate<String> themeKnown, Predicate<String> consultationKnown) {
            Findings findings = new Findings();
            String goodTitle = title == null ? null : findings.requiredLine("title", title, TITLE_CHARACTERS_MAX);
            String goodLead = lead == null ? null : optional(findings, "lead", lead, LEAD_CHARACTERS_MAX);
            String goodBody = body == null ? null : optional(findings, "body", body, BODY_CHARACTERS_MAX);
            List<String> goodThemes =
                    themes == null ? null : ids(findings, "themes", themes, THEMES_MAX, themeKnown, "unknown-theme");
            List<String> about =
                    consultations == null ? null : NewsRequest.about(findings, consultations, consultationKnown);
            String goodNote = findings.required("note", note, NOTE_CHARACTERS_MAX);
            if (title == null && lead == null && body == null && themes == null && consultations == null) {
                findings.add("note", "nothing-corrected");
            }
            findings.orElseReject();
            return new NewsCommand.Correct(goodTitle, goodLead, goodBody, goodThemes, about, goodNote);
        }
    }

    /** @throws se.samrad.eventing.Rejected naming each wrong member */
    public NewsFacts check(Predicate<String> themeKnown, Predicate<String> consultationKnown) {
        Findings findings = new Findings();
        String goodTitle = findings.requiredLine("title", title, TITLE_CHARACTERS_MAX);
        String goodLead = optional(findings, "lead", lead, LEAD_CHARACTERS_MAX);
        String goodBody = optional(findings, "body", body, BODY_CHARACTERS_MAX);
        List<String> goodThemes = ids(findings, "themes", themes, THEMES_MAX, themeKnown, "unknown-theme");
        List<String> about = about(findings, consultations, consultationKnown);
        findings.orElseReject();
        return new NewsFacts(goodTitle, goodLead, goodBody, goodThemes, about);
    }

    private static List<String> about(
            Findings findings, @Nullable List<@Nullable String> consultations, Predicate<String> known) {
        return ids(findings, "consultations", consultations, CONSULTATIONS_MAX, known, "unknown-consultation");
    }

    private static String optional(Findings findings, String member, @Nullable String value, int charactersMax) {
        String text = findings.text(member, value, charactersMax);
        return text == null ? "" : text;
    }

    private static List<String> ids(
            Findings findings,
            String member,
            @Nullable List<@Nullable String> ids,
            int countMax,
            Predicate<String> known,
            String unknown) {
        Set<String> good = new LinkedHashSet<>();
        findings.each(member, ids, countMax, (place, id) -> {
            if (id == null || !Ids.valid(id) || !known.test(id)) findings.add(place, unknown);
            else good.add(id);
        });
        return new ArrayList<>(good);
    }
}
