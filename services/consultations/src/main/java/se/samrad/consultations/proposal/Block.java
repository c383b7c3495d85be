package se.samrad.consultations.proposal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every format is brought to before sections are made of it. */
sealed interface Block {

    /**
     * A heading.
     *
     * @param level 1 for a chapter; levels may leap, that is evened out later
     * @param number as printed
     */
    record Heading(int level, @Nullable String number, String title) implements Block {}

    record Paragraph(String text) implements Block {}

    /** One entry of a list. */
    record Item(String text) implements Block {}

    /**
     * A document brought to blocks.
     *
     * @param title what the document calls itself, used where text stands before the first heading
     */
    record Draft(@Nullable String title, List<Block> blocks, List<ProposalDocument.Aside> asides) {
        public Draft {
            blocks = List.copyOf(blocks);
            asides = List.copyOf(asides);
        }
    }
}
