package se.samrad.news.domain;

import org.jspecify.annotations.Nullable;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.eventing.Findings;

/** What somebody wrote of a theme, before it is known to make sense. */
public record ThemeRequest(
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable String description) {
    public static final int NAME_CHARACTERS_MAX = 100;
    public static final int DESCRIPTION_CHARACTERS_MAX = 1_000;

    /** @throws se.samrad.eventing.Rejected naming each wrong member */
    public ThemeFacts check() {
        Findings findings = new Findings();
        ThemeFacts facts = new ThemeFacts(
                findings.requiredLine("name", name, NAME_CHARACTERS_MAX),
                findings.line("nameEn", nameEn, NAME_CHARACTERS_MAX),
                findings.text("description", description, DESCRIPTION_CHARACTERS_MAX));
        findings.orElseReject();
        return facts;
    }
}
