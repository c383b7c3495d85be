package se.samrad.portal.consultations;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.consultations.Section.SectionKind;
import se.samrad.portal.text.PlainText;

/**
 * The proposal as a readable document: its flat list of sections as chapters with what stands under them.
 *
 * @param chapters in the document's order
 */
public record ProposalDocument(List<Chapter> chapters) {
    /** A section of the first level, or what comes before the first of them. */
    public record Chapter(Part head, List<Part> parts) {}

    /**
     * A section.
     *
     * @param group heading to set above it, where actions of another kind begin: key of a message
     * @param text as markup
     * @param responsible who answers for the action, as printed
     */
    public record Part(Section section, @Nullable String group, String text, String responsible, String participating) {
        public boolean isAction() {
            return section.kind() == SectionKind.ACTION_SHARED || section.kind() == SectionKind.ACTION_CORE_SPECIFIC;
        }

        public String getId() {
            return section.id();
        }

        public String getTitle() {
            return section.title();
        }

        public @Nullable String getNumber() {
            return section.number();
        }
    }

    public static ProposalDocument of(List<Section> sections) {
        List<Chapter> chapters = new ArrayList<>();
        SectionKind before = SectionKind.CHAPTER;
        for (Section section : sections) {
            boolean opens = chapters.isEmpty() || section.level() <= 1;
            SectionKind kind = section.kind() == null ? SectionKind.CHAPTER : section.kind();
            String group = !opens && kind != before && kind != SectionKind.CHAPTER ? "document." + kind.name() : null;
            before = opens ? SectionKind.CHAPTER : kind;
            Part part = new Part(
                    section,
                    group,
                    PlainText.html(section.text()),
                    names(section.responsible()),
                    names(section.participating()));
            if (opens) chapters.add(new Chapter(part, new ArrayList<>()));
            else chapters.getLast().parts().add(part);
        }
        return new ProposalDocument(List.copyOf(chapters));
    }

    public boolean isEmpty() {
        return chapters.isEmpty();
    }

    private static String names(List<Section.Actor> actors) {
        return String.join(", ", actors.stream().map(Section.Actor::name).toList());
    }
}
