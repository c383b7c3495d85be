package se.samrad.portal.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.backend.Listing;

/**
 * Choosing one of a list in a form: of all where they are few, or else of those whose name holds the words that are looked for.
 * A button of the form looks, so that what is typed elsewhere in it stays and no script is needed.
 *
 * @param choices what can be chosen now; the one that was chosen is among them whatever is looked for
 * @param many whether the list is too long to be offered as it is
 * @param words that were looked for; null before anything is
 * @param total how many there are, of those that were looked for if something was
 */
public record Hits(
        List<Choice> choices, boolean many, @Nullable String words, long total) {
    /** So many are offered at once. */
    public static final int SHOWN_MAX = 200;

    private static final String WORDS = "sok";
    private static final String LOOKED_FOR = "sokt";

    /** Whether a form was sent by the button that looks. */
    public static boolean pressed(Form form) {
        return form.has("gor", WORDS);
    }

    /** Whether there are words in it that have not been looked for yet: whoever stands in the list beside them may not be meant. */
    public static boolean waits(Form form) {
        return !form.text(WORDS).strip().equals(form.text(LOOKED_FOR));
    }

    /**
     * Reads what is needed for one page.
     *
     * @param field that holds the choice
     * @param reader the first {@value #SHOWN_MAX} of those whose names hold some words, of all for null
     * @param chosen the one that was chosen already, by its value
     */
    public static <T> Hits of(
            Form form,
            String field,
            Function<@Nullable String, Listing<T>> reader,
            Function<T, Choice> choice,
            Function<String, Optional<T>> chosen) {
        String words = form.filled(WORDS);
        Listing<T> found = reader.apply(words);
        boolean many = words != null || found.total() > SHOWN_MAX;
        List<Choice> choices = new ArrayList<>();
        // The first of very many are no better a guess than any other.
        if (!many || words != null) found.items().forEach(one -> choices.add(choice.apply(one)));
        String value = form.filled(field);
        if (many
                && value != null
                && choices.stream().noneMatch(one -> one.value().equals(value))) {
            chosen.apply(value).map(choice).ifPresent(choices::addFirst);
        }
        return new Hits(List.copyOf(choices), many, words, found.total());
    }

    /** Whether more were found than are shown. */
    public boolean isCut() {
        return words != null && total > SHOWN_MAX;
    }

    /** How many of those that were found are shown. */
    public long shown() {
        return Math.min(total, SHOWN_MAX);
    }
}
