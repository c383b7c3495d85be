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
 * its number is the same and its title nearly so; so two sections that swap printed numbers keep their ids. A new one is
 * named after its number if it is an action ("insats-1-5"), else after its title.
 */
final class SectionIds {
    private static final int LENGTH_WANTED = 64;
    private static final int SHORT_TITLE = 30;
    private static final double ALIKE_MIN = 0.6;

    private final List<Section> before;
    private final Set<String> taken = new HashSet<>();

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
        String[] ids = new String[sections.size()];
        keep(sections, ids);
        Map<String, Integer> titles = new HashMap<>();
        for (Section section : sections) titles.merge(section.title(), 1, Integer::sum);
        List<Section> named = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            String id = ids[i];
            if (id == null) {
                boolean alone = titles.getOrDefault(section.title(), 1) == 1 || first(named, section);
                id = free(wanted(section, alone ? null : parent(named, section.level())));
            }
            named.add(withId(section, id));
        }
        return named;
    }

    /** The first of a few long titles needs no parent in its id; short ones ("Färdriktning") all get theirs. */
    private static boolean first(List<Section> named, Section section) {
        return section.title().length() > SHORT_TITLE
                && named.stream().noneMatch(other -> other.title().equals(section.title()));
    }

    private void keep(List<Section> sections, String[] ids) {
        Set<String> kept = new HashSet<>();
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < ids.length; i++) {
                if (ids[i] != null) continue;
                for (Section old : before) {
                    if (kept.contains(old.id()) || !same(pass, old, sections, i)) continue;
                    ids[i] = old.id();
                    kept.add(old.id());
                    break;
                }
            }
        }
    }

    private boolean same(int pass, Section old, List<Section> sections, int i) {
        Section now = sections.get(i);
        if (old.kind() != now.kind()) return false;
        double alike = Words.alike(old.title(), now.title());
        if (pass == 0) return alike == 1 && nth(before, old) == nth(sections, now, i);
        return alike >= ALIKE_MIN && old.number() != null && old.number().equals(now.number());
    }

    /** Titles that come again ("Färdriktning") are told apart by their turn. */
    private static int nth(List<Section> sections, Section section) {
        return nth(sections, section, sections.indexOf(section));
    }

    private static int nth(List<Section> sections, Section section, int end) {
        int n = 0;
        for (int i = 0; i < end; i++) if (sections.get(i).title().equals(section.title())) n++;
        return n;
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
        String id = wanted;
        for (int n = 2; !taken.add(id); n++) id = Words.slug(wanted, Ids.LENGTH_MAX - 5) + "-" + n;
        return id;
    }

    private static Section withId(Section section, String id) {
        return new Section(
                id,
                section.number(),
                section.title(),
                section.level(),
                section.text(),
                section.kind(),
                section.responsible(),
                section.participating());
    }
}
