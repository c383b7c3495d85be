package se.samrad.consultations.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Ids;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.consultations.Section.SectionKind;

/**
 * Gives sections their ids. A section that was in the version before keeps its id when its title is the same, then when
 * its number is the same and its title nearly so, then when its text is the same and stands but once in either; so two
 * sections that swap printed numbers keep their ids, and so does what stands before the first heading, whatever the file is
 * called. A new one is named after its number if it is an action ("insats-1-5"), else after its title.
 */
final class SectionIds {
    private static final int LENGTH_WANTED = 64;
    private static final int SHORT_TITLE = 30;
    private static final double ALIKE_MIN = 0.6;
    /** A text with fewer words may well stand in two places by chance. */
    private static final int TELLING_WORDS_MIN = 12;

    private final List<Section> before;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> met = new HashSet<>();
    private final Map<String, Integer> turns = new HashMap<>();

    SectionIds(List<Section> before) {
        this.before = before;
        before.forEach(section -> taken.add(section.id()));
    }

    /**
     * The sections with their ids.
     *
     * @param sections with any ids
     */
    List<Section> give(List<Section> sections) {
        @Nullable String[] ids = new @Nullable String[sections.size()];
        keep(sections, ids);
        Map<String, Integer> titles = new HashMap<>();
        for (Section section : sections) titles.merge(section.title(), 1, Integer::sum);
        List<Section> named = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            String id = ids[i];
            if (id == null) {
                // The first of a few long titles needs no parent in its id; short ones ("Färdriktning") all get theirs.
                boolean first = section.title().length() > SHORT_TITLE && !met.contains(section.title());
                boolean alone = titles.getOrDefault(section.title(), 1) == 1 || first;
                id = free(wanted(section, alone ? null : parent(named, section.level())));
            }
            met.add(section.title());
            named.add(section.withId(id));
        }
        return named;
    }

    private void keep(List<Section> sections, @Nullable String[] ids) {
        Map<String, String> byTitle = new HashMap<>();
        Map<String, List<Section>> byNumber = new HashMap<>();
        List<String> oldKeys = keys(before);
        for (int i = 0; i < before.size(); i++) {
            Section old = before.get(i);
            byTitle.put(oldKeys.get(i), old.id());
            if (old.number() != null)
                byNumber.computeIfAbsent(old.number(), n -> new ArrayList<>()).add(old);
        }
        Set<String> kept = new HashSet<>();
        List<String> keys = keys(sections);
        for (int i = 0; i < ids.length; i++) {
            ids[i] = byTitle.get(keys.get(i));
            if (ids[i] != null) kept.add(ids[i]);
        }
        for (int i = 0; i < ids.length; i++) {
            Section now = sections.get(i);
            if (ids[i] != null || now.number() == null) continue;
            for (Section old : byNumber.getOrDefault(now.number(), List.of())) {
                boolean same = old.kind() == now.kind() && Words.alike(old.title(), now.title()) >= ALIKE_MIN;
                if (!same || !kept.add(old.id())) continue;
                ids[i] = old.id();
                break;
            }
        }
        keepBySameText(sections, ids, kept);
    }

    private void keepBySameText(List<Section> sections, @Nullable String[] ids, Set<String> kept) {
        Map<String, Integer> now = new HashMap<>();
        for (Section section : sections) now.merge(words(section), 1, Integer::sum);
        Map<String, Integer> then = new HashMap<>();
        for (Section section : before) then.merge(words(section), 1, Integer::sum);
        for (int i = 0; i < ids.length; i++) {
            String words = words(sections.get(i));
            boolean tells = !words.isEmpty() && now.getOrDefault(words, 0) == 1 && then.getOrDefault(words, 0) == 1;
            if (ids[i] != null || !tells) continue;
            for (Section old : before) {
                if (words(old).equals(words) && kept.add(old.id())) ids[i] = old.id();
            }
        }
    }

    /** Empty for a text that is too short to tell. */
    private static String words(Section section) {
        List<String> words = Words.of(section.text());
        return words.size() < TELLING_WORDS_MIN ? "" : section.kind() + " " + String.join(" ", words);
    }

    /** What a section is known by from one version to the next: kind, title and, as "Färdriktning" comes again, its turn. */
    private static List<String> keys(List<Section> sections) {
        Map<String, Integer> turns = new HashMap<>();
        return sections.stream()
                .map(section -> section.kind() + " " + String.join(" ", Words.of(section.title())))
                .map(key -> key + " " + turns.merge(key, 1, Integer::sum))
                .toList();
    }

    private static @Nullable String parent(List<Section> named, int level) {
        for (Section section : named.reversed()) if (section.level() < level) return section.id();
        return null;
    }

    private static String wanted(Section section, @Nullable String parent) {
        if (section.kind() != SectionKind.CHAPTER && section.number() != null) {
            return "insats-" + Words.slug(section.number(), LENGTH_WANTED);
        }
        String slug = Words.slug(section.title(), LENGTH_WANTED);
        if (slug.isEmpty()) slug = "avsnitt";
        if (parent == null) return slug.length() < Ids.LENGTH_MIN ? "avsnitt-" + slug : slug;
        return Words.slug(parent, Ids.LENGTH_MAX - 5 - Math.min(slug.length(), 40)) + "-" + Words.slug(slug, 40);
    }

    private String free(String wanted) {
        if (taken.add(wanted)) return wanted;
        String stem = Words.slug(wanted, Ids.LENGTH_MAX - 5);
        int turn = turns.getOrDefault(wanted, 2);
        while (!taken.add(stem + "-" + turn)) turn++;
        turns.put(wanted, turn + 1);
        return stem + "-" + turn;
    }
}
