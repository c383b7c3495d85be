package se.samrad.meetings.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Ids;
import se.samrad.contracts.RoughDate;
import se.samrad.contracts.Stored;
import se.samrad.contracts.meetings.MeetingFacts;
import se.samrad.contracts.meetings.MeetingFormat;
import se.samrad.contracts.meetings.MeetingType;
import se.samrad.eventing.Findings;
import se.samrad.meetings.domain.Words.Viewpoint;

/** What somebody wrote of a meeting, before it is known to make sense. */
public record MeetingRequest(
        @Nullable MeetingType type,
        @Nullable String title,
        @Nullable List<@Nullable String> counterparts,
        @Nullable String when,
        @Nullable String whenAsStated,
        @Nullable MeetingFormat format,
        @Nullable String place,
        @Nullable List<@Nullable String> consultations,
        @Nullable String note,
        @Nullable List<@Nullable ViewpointRequest> viewpoints,
        @Nullable List<@Nullable String> themes) {
    public static final int TITLE_CHARACTERS_MAX = 200;
    public static final int WHEN_CHARACTERS_MAX = 200;
    public static final int PLACE_CHARACTERS_MAX = 200;
    public static final int NOTE_CHARACTERS_MAX = 100_000;
    public static final int VIEWPOINTS_MAX = 200;
    public static final int VIEWPOINT_CHARACTERS_MAX = 4_000;
    private static final int SECTION_CHARACTERS_MAX = 200;
    public static final int COUNTERPARTS_MAX = 200;
    public static final int CONSULTATIONS_MAX = 20;
    public static final int THEMES_MAX = 20;

    /** One viewpoint as it was written. */
    public record ViewpointRequest(
            @Nullable String text, @Nullable String section) {}

    /**
     * A request that makes sense.
     *
     * @param plain the facts without the text, which stands in a rendition
     */
    public record Checked(MeetingFacts plain, Words words) {
        public MeetingFacts facts(@Nullable Stored text) {
            return new MeetingFacts(
                    plain.type(),
                    plain.title(),
                    plain.counterparts(),
                    plain.when(),
                    plain.whenAsStated(),
                    plain.format(),
                    plain.place(),
                    plain.consultations(),
                    plain.themes(),
                    text,
                    words.viewpoints().size());
        }
    }

    /** @throws se.samrad.eventing.Rejected naming each wrong member, or unavailable when nobody can say what is known */
    public Checked check(KnownThings known) {
        Findings findings = new Findings();
        if (type == null) findings.add("type", "missing");
        String goodTitle = findings.requiredLine("title", title, TITLE_CHARACTERS_MAX);
        String goodWhen = findings.text("when", when, WHEN_CHARACTERS_MAX);
        if (goodWhen != null) {
            RoughDate.parse(goodWhen)
                    .ifPresentOrElse(
                            date -> {
                                boolean inRange = Findings.inRange(date.earliest()) && Findings.inRange(date.latest());
                                if (!inRange) findings.add("when", "day-out-of-range");
                            },
                            () -> findings.add("when", "not-a-rough-date"));
        }
        String stated = findings.text("whenAsStated", whenAsStated, WHEN_CHARACTERS_MAX);
        String goodPlace = findings.line("place", place, PLACE_CHARACTERS_MAX);
        String goodNote = findings.text("note", note, NOTE_CHARACTERS_MAX);

        Set<String> bodies = new LinkedHashSet<>();
        findings.each("counterparts", counterparts, COUNTERPARTS_MAX, (member, body) -> {
            switch (body == null || !Ids.valid(body)
                    ? KnownThings.Body.UNKNOWN
                    : known.body().apply(body)) {
                case UNKNOWN -> findings.add(member, "unknown-body");
                case PERSON -> findings.add(member, "body-is-person");
                case ORGANISATION -> bodies.add(Objects.requireNonNull(body));
            }
        });
        Set<String> about = new LinkedHashSet<>();
        findings.each("consultations", consultations, CONSULTATIONS_MAX, (member, consultation) -> {
            if (consultation == null
                    || !Ids.valid(consultation)
                    || !known.consultation().test(consultation)) {
                findings.add(member, "unknown-consultation");
            } else about.add(consultation);
        });
        Set<String> goodThemes = new LinkedHashSet<>();
        findings.each("themes", themes, THEMES_MAX, (member, theme) -> {
            if (theme == null || !Ids.valid(theme) || !known.theme().test(theme)) {
                findings.add(member, "unknown-theme");
            } else goodThemes.add(theme);
        });
        List<Viewpoint> said = viewpoints(findings, List.copyOf(about), known);
        findings.orElseReject();
        MeetingFacts plain = new MeetingFacts(
                Objects.requireNonNull(type),
                goodTitle,
                List.copyOf(bodies),
                goodWhen,
                stated,
                format,
                goodPlace,
                List.copyOf(about),
                List.copyOf(goodThemes),
                null,
                0);
        return new Checked(plain, new Words(goodNote, said));
    }

    private List<Viewpoint> viewpoints(Findings findings, List<String> about, KnownThings known) {
        List<Viewpoint> said = new ArrayList<>();
        findings.each("viewpoints", viewpoints, VIEWPOINTS_MAX, (member, viewpoint) -> {
            if (viewpoint == null) {
                findings.add(member, "missing");
                return;
            }
            String text = findings.required(member + ".text", viewpoint.text(), VIEWPOINT_CHARACTERS_MAX);
            String section = findings.text(member + ".section", viewpoint.section(), SECTION_CHARACTERS_MAX);
            if (section != null
                    && section.length() <= SECTION_CHARACTERS_MAX
                    && !known.section().test(about, section)) {
                findings.add(member + ".section", "unknown-section");
            }
            said.add(new Viewpoint(text, section));
        });
        return said;
    }
}
