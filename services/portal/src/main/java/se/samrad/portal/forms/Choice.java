package se.samrad.portal.forms;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.wording.Wording;

/** Something to choose in a form. */
public record Choice(String value, String label, @Nullable String help) {
    public Choice(String value, String label) {
        this(value, label, null);
    }

    /** Every member of a vocabulary, with its word from the group of messages. */
    public static List<Choice> all(Wording say, String group, Enum<?>... members) {
        return Arrays.stream(members)
                .map(member -> new Choice(member.name(), say.capital(say.of(group, member))))
                .toList();
    }
}
