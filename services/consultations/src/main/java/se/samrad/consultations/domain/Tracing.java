package se.samrad.consultations.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.domain.Consultation.Cancelled;
import se.samrad.consultations.domain.Consultation.Known;
import se.samrad.contracts.consultations.ConsultationEvent;
import se.samrad.contracts.consultations.ConsultationEvent.SectionsTraced;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.consultations.SectionTrace;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Rejected;

/** Where the sections of a proposal stood in the round before: proposed here, said by a person. */
public final class Tracing {
    /** An event takes 256 KB. */
    private static final long BYTES_MAX = 150_000;

    /** A text shorter than this may well stand in two places by chance. */
    private static final int TELLING_TEXT = 80;

    /** A text shorter than this, as "Utgår", tells nothing, whatever stands beside it. */
    private static final int SHORTEST_TEXT = 20;

    private static final int FROM_MAX = 50;

    /** Why a section is thought to have come from another. */
    public enum Because {
        /** A person has said so. */
        SAID,
        SAME_ID,
        SAME_TITLE,
        SAME_TEXT,
        SAME_NUMBER,
        /** Nothing of the round before is like it. */
        NEW
    }

    /** @param from ids of the round before */
    public record Proposed(Section section, List<String> from, Because because) {
        public Proposed {
            from = List.copyOf(from);
        }
    }

    private Tracing() {}

    /**
     * Where each section came from: as somebody has said, else by what is the same and stands but once on either side. What
     * agrees more goes first, so a title is not lost to a number that now stands on something else.
     *
     * @param said what is recorded, null for nothing
     */
    public static List<Proposed> propose(List<Section> earlier, List<Section> now, @Nullable SectionsTraced said) {
        Map<String, Proposed> found = new HashMap<>();
        Set<String> ids = new HashSet<>();
        earlier.forEach(section -> ids.add(section.id()));
        if (said != null) {
            for (SectionTrace trace : said.sections()) {
                List<String> from = trace.from().stream().filter(ids::contains).toList();
                for (Section section : now) {
                    if (section.id().equals(trace.section())) {
                        found.put(section.id(), new Proposed(section, from, Because.SAID));
                    }
                }
            }
        }
        agree(earlier, now, found, Because.SAME_ID, Section::id);
        agree(earlier, now, found, Because.SAME_TITLE, section -> plain(section.title()));
        agree(earlier, now, found, Because.SAME_TEXT, Tracing::tellingText);
        agree(earlier, now, found, Because.SAME_TEXT, underItsNumber(earlier, now));
        agree(earlier, now, found, Because.SAME_NUMBER, section -> section.level() + " " + section.number());
        List<Proposed> proposed = new ArrayList<>();
        for (Section section : now) {
            Proposed one = found.get(section.id());
            proposed.add(one == null ? new Proposed(section, List.of(), Because.NEW) : one);
        }
        return proposed;
    }

    /** The sections of the round before that none is said or thought to have come from. */
    public static List<Section> dropped(List<Section> earlier, List<Proposed> proposed) {
        Set<String> met = new HashSet<>();
        proposed.forEach(one -> met.addAll(one.from()));
        return earlier.stream().filter(section -> !met.contains(section.id())).toList();
    }

    private static void agree(
            List<Section> earlier,
            List<Section> now,
            Map<String, Proposed> found,
            Because because,
            Function<Section, @Nullable String> by) {
        Set<String> taken = new HashSet<>();
        found.values().forEach(one -> taken.addAll(one.from()));
        Map<String, Section> before = alone(earlier.stream().filter(one -> !taken.contains(one.id())), by);
        Map<String, Section> after = alone(now.stream().filter(one -> !found.containsKey(one.id())), by);
        after.forEach((key, section) -> {
            Section one = before.get(key);
            if (one == null || (because == Because.SAME_NUMBER && !alike(one, section))) return;
            found.put(section.id(), new Proposed(section, List.of(one.id()), because));
        });
    }

    /** Those that nothing else is the same as. */
    private static Map<String, Section> alone(
            java.util.stream.Stream<Section> sections, Function<Section, @Nullable String> by) {
        Map<String, Section> alone = new LinkedHashMap<>();
        Set<String> more = new HashSet<>();
        sections.forEach(section -> {
            String key = by.apply(section);
            if (key != null && !key.isEmpty() && alone.put(key, section) != null) more.add(key);
        });
        alone.keySet().removeAll(more);
        return alone;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static @Nullable String tellingText(Section section) {
        String text = plain(section.text());
        return text.length() < TELLING_TEXT ? null : text;
    }

    /** A shorter text tells where it stands under the same number, and nowhere else in either document. */
    private static Function<Section, @Nullable String> underItsNumber(List<Section> earlier, List<Section> now) {
        Function<Section, @Nullable String> text = section -> plain(section.text());
        Set<String> alone = new HashSet<>(alone(earlier.stream(), text).keySet());
        alone.retainAll(alone(now.stream(), text).keySet());
        return section -> {
            String said = plain(section.text());
            boolean tells = section.number() != null && said.length() >= SHORTEST_TEXT && alone.contains(said);
            return tells ? section.level() + " " + section.number() + " " + said : null;
        };
    }

    /** Numbers are printed anew with every document: they only tell where the titles share half of their words. */
    private static boolean alike(Section one, Section other) {
        if (one.number() == null || other.number() == null) return false;
        Set<String> words = new HashSet<>(List.of(plain(one.title()).split(" ")));
        Set<String> others = new HashSet<>(List.of(plain(other.title()).split(" ")));
        Set<String> shared = new HashSet<>(words);
        shared.retainAll(others);
        return 2 * shared.size() >= Math.max(words.size(), others.size());
    }

    static List<ConsultationEvent> trace(LocalDate today, ConsultationCommand.TraceSections trace, Known known) {
        if (known instanceof Cancelled) throw Rejected.because("consultation-cancelled");
        String earlier = known.facts().earlierRound();
        if (earlier == null) throw Rejected.because("no-earlier-round");
        if (known.papers().number() == 0) throw Rejected.because("no-proposal-yet");
        if (known.papers().number() != trace.proposal()) throw Rejected.conflict("proposal-filed-meanwhile");
        List<SectionTrace> sections = checked(trace, Consultations.sections(known.papers()));
        Preparation.Traced before = known.preparation().traced();
        if (before != null
                && before.said().proposal() == trace.proposal()
                && before.said().sections().equals(sections)) return List.of();
        return List.of(new SectionsTraced(trace.proposal(), earlier, sections, trace.by(), today));
    }

    /** In the order of the documents, each once. */
    private static List<SectionTrace> checked(ConsultationCommand.TraceSections trace, List<Section> now) {
        Findings findings = new Findings();
        Set<String> here = new HashSet<>();
        now.forEach(section -> here.add(section.id()));
        Map<String, Set<String>> said = new HashMap<>();
        Set<String> there = new LinkedHashSet<>();
        trace.earlier().forEach(section -> there.add(section.id()));
        for (int i = 0; i < trace.sections().size(); i++) {
            SectionTrace one = trace.sections().get(i);
            String member = "sections[" + i + "]";
            if (!here.contains(one.section())) findings.add(member + ".section", "unknown-section");
            if (said.put(one.section(), new HashSet<>(one.from())) != null)
                findings.add(member + ".section", "named-twice");
            if (!there.containsAll(one.from())) findings.add(member + ".from", "unknown-section-before");
            if (one.from().size() > FROM_MAX) findings.add(member + ".from", "too-many");
        }
        if (!said.keySet().containsAll(here)) findings.add("sections", "section-not-named");
        findings.orElseReject();
        List<SectionTrace> sections = new ArrayList<>();
        long bytes = 0;
        for (Section section : now) {
            Set<String> from = Objects.requireNonNull(said.get(section.id()));
            SectionTrace one = new SectionTrace(
                    section.id(), there.stream().filter(from::contains).toList());
            for (String id : one.from()) bytes += Weight.of(id) + 1;
            bytes += Weight.of(one.section()) + 30;
            sections.add(one);
        }
        if (bytes > BYTES_MAX) throw Rejected.member("sections", "too-many");
        return sections;
    }
}
