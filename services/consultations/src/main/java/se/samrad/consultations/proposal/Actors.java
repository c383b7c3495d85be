package se.samrad.consultations.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.consultations.Section.Actor;

/**
 * Who answers for an action and who takes part, read from a line such as "Ansvarig aktör: Region Stockholm".
 *
 * @param responsible whether these answer for it, else they take part
 */
record Actors(boolean responsible, List<Actor> actors) {
    private static final int LINE_LENGTH_MAX = 600;
    private static final Pattern RESPONSIBLE = label("(?:huvud)?ansvarig(?:a|t)?(?: aktör(?:er)?)?");
    private static final Pattern PARTICIPATING =
            label("(?:exempel på )?(?:övriga )?(?:medverkande(?: aktör(?:er)?)?|deltagande aktör(?:er)?)");

    private static Pattern label(String words) {
        return Pattern.compile("^" + words + "\\s*:\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * Null when the text is no such line. Two labels glued together ("Exempel på medverkande aktörer: Ansvarig aktör:
     * …") do not tell who answers: all are then said to take part.
     */
    static @Nullable Actors of(String text, Function<String, Optional<String>> bodyOf) {
        if (text.length() > LINE_LENGTH_MAX) return null;
        Matcher responsible = RESPONSIBLE.matcher(text);
        Matcher participating = PARTICIPATING.matcher(text);
        if (responsible.find()) {
            String rest = text.substring(responsible.end());
            Matcher glued = PARTICIPATING.matcher(rest);
            return glued.find()
                    ? new Actors(false, split(rest.substring(glued.end()), bodyOf))
                    : new Actors(true, split(rest, bodyOf));
        }
        if (!participating.find()) return null;
        String rest = text.substring(participating.end());
        Matcher glued = RESPONSIBLE.matcher(rest);
        return new Actors(false, split(glued.find() ? rest.substring(glued.end()) : rest, bodyOf));
    }

    private static List<Actor> split(String names, Function<String, Optional<String>> bodyOf) {
        List<Actor> actors = new ArrayList<>();
        for (String part : names.split("[,;]")) {
            String name = part.strip().replaceAll("\\.$", "");
            if (!name.isEmpty()) actors.add(new Actor(name, bodyOf.apply(name).orElse(null)));
        }
        return actors;
    }
}
