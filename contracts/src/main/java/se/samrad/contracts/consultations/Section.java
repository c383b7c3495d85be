package se.samrad.contracts.consultations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One section of a proposal, with an id that never follows the printed number.
 *
 * @param id stable within the consultation
 * @param number as printed, a label only
 * @param level 1 for a chapter, 2 for what stands under it, and so on
 * @param text plain text, paragraphs parted by an empty line, lists as lines that begin with "- "
 * @param kind CHAPTER, ACTION_SHARED or ACTION_CORE_SPECIFIC (an action of a roadmap, shared by all cores or its own)
 * @param responsible who answers for the action: ids of bodies where they are in the register, else names as printed
 * @param participating who takes part in it, in the same form
 */
public record Section(
        String id,
        @Nullable String number,
        String title,
        int level,
        String text,
        SectionKind kind,
        List<Actor> responsible,
        List<Actor> participating) {

    public enum SectionKind {
        CHAPTER,
        ACTION_SHARED,
        ACTION_CORE_SPECIFIC
    }

    /** A name as printed and, where the register knows it, whose it is. */
    public record Actor(String name, @Nullable String body) {}

    @SuppressWarnings("NullAway") // older events may lack the lists
    public Section {
        responsible = responsible == null ? List.of() : List.copyOf(responsible);
        participating = participating == null ? List.of() : List.copyOf(participating);
    }

    /** The same section under another id. */
    public Section withId(String other) {
        return new Section(other, number, title, level, text, kind, responsible, participating);
    }
}
