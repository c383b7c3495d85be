package se.samrad.consultations.proposal;

import java.util.List;
import se.samrad.contracts.consultations.Section;

/**
 * A proposal as it was read.
 *
 * @param mediaType what the content is, whatever the name said
 * @param sections in the order of the document
 * @param asides what stands in the document but not where it was printed: left out, moved or read into a member of its
 *     own, in the order of the document
 */
public record ProposalDocument(String mediaType, List<Section> sections, List<Aside> asides) {

    public ProposalDocument {
        sections = List.copyOf(sections);
        asides = List.copyOf(asides);
    }

    /** Something that was not left where it was printed, word for word. */
    public record Aside(Kind kind, String text) {}

    /** Why it was not left there. */
    public enum Kind {
        /** Title page and imprint before the table of contents. */
        FRONT_MATTER,
        TABLE_OF_CONTENTS,
        /** What is printed at the top or the foot of page after page. */
        RUNNING_HEADER,
        PAGE_NUMBER,
        /** Who took a picture; a caption that says what the picture shows stays in the text. */
        PICTURE_CREDIT,
        /** Who answers for an action and who takes part: in the section's own members. */
        ACTOR_LINE,
        /** In the text, but after the paragraph whose page it was printed under. */
        FOOTNOTE
    }
}
