package se.samrad.consultations.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.Section;
import se.samrad.eventing.Rejected;

/**
 * Sections that got a new title and a new text between two versions of a proposal: nothing in the documents says that they are
 * the same, so a person does. The section then has the id that it had, and what was said of it is found there again.
 */
public final class SameSections {
    private SameSections() {}

    /** The sections of the newest version that no version before it had. */
    public static List<Section> fresh(List<Section> newest, List<Section> before) {
        return without(newest, before);
    }

    /** The sections of versions before that the newest does not have. */
    public static List<Section> gone(List<Section> newest, List<Section> before) {
        return without(before, newest);
    }

    private static List<Section> without(List<Section> sections, List<Section> others) {
        Set<String> ids = new HashSet<>();
        others.forEach(section -> ids.add(section.id()));
        return sections.stream().filter(section -> !ids.contains(section.id())).toList();
    }

    /**
     * The same document as the next version, with the ids that its sections had.
     *
     * @param proposal number of the version that it is said of
     * @param before every section of the versions before that one
     * @param was by the id of a new section the id that it had
     */
    public static ConsultationCommand.FileProposal file(
            Papers papers, int proposal, List<Section> before, Map<String, String> was) {
        Papers.Filed newest = papers.newest();
        if (newest == null || papers.number() != proposal) throw Rejected.conflict("proposal-filed-meanwhile");
        Set<String> fresh = ids(fresh(newest.sections(), before));
        Set<String> gone = ids(gone(newest.sections(), before));
        if (!fresh.containsAll(was.keySet())) throw Rejected.member("sections", "not-a-new-section");
        if (!gone.containsAll(was.values())) throw Rejected.member("sections", "not-a-gone-section");
        if (new HashSet<>(was.values()).size() < was.size()) throw Rejected.member("sections", "same-section-twice");
        List<Section> sections = new ArrayList<>();
        for (Section section : newest.sections()) {
            @Nullable String id = was.get(section.id());
            sections.add(id == null ? section : section.withId(id));
        }
        return new ConsultationCommand.FileProposal(
                newest.proposal().name(),
                newest.proposal().mediaType(),
                newest.proposal().sha256(),
                newest.proposal().size(),
                sections,
                proposal);
    }

    private static Set<String> ids(List<Section> sections) {
        Set<String> ids = new HashSet<>();
        sections.forEach(section -> ids.add(section.id()));
        return ids;
    }
}
