package se.samrad.news.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Splits a line of theme names that stand with nothing between them ("Regional utvecklingKultur"). The line must be made
 * of known names from its first letter to its last, in one way only. Looking for names inside the line would be wrong:
 * one theme's name may hold another's.
 */
final class ThemeNames {
    private static final String BETWEEN = " ,;|/·•\t";
    private static final int LENGTH_MAX = 1_000;
    private static final int WAYS_MAX = 2;

    private final List<KnownTheme> themes;

    ThemeNames(List<KnownTheme> themes) {
        this.themes = themes.stream()
                .filter(theme -> !theme.name().isBlank())
                .map(theme -> new KnownTheme(theme.id(), plain(theme.name())))
                .toList();
    }

    /** All ways to read the line, at most two; none when something in it is not a known name. */
    List<List<KnownTheme>> ways(String line) {
        String text = plain(line);
        if (text.isEmpty() || text.length() > LENGTH_MAX) return List.of();
        // From the end: how the rest of the line can be read from each place. Two ways are enough to know.
        List<List<List<KnownTheme>>> from = new ArrayList<>();
        for (int i = 0; i <= text.length(); i++) from.add(new ArrayList<>());
        from.get(text.length()).add(List.of());
        for (int at = text.length() - 1; at >= 0; at--) {
            for (KnownTheme theme : themes) {
                if (!text.startsWith(theme.name(), at)) continue;
                int next = at + theme.name().length();
                while (next < text.length() && BETWEEN.indexOf(text.charAt(next)) >= 0) next++;
                for (List<KnownTheme> rest : from.get(next)) {
                    if (from.get(at).size() == WAYS_MAX) break;
                    List<KnownTheme> way = new ArrayList<>();
                    way.add(theme);
                    way.addAll(rest);
                    from.get(at).add(way);
                }
            }
        }
        return from.getFirst();
    }

    /** Ids in the order of the line. */
    List<String> split(String item, String line) {
        List<List<KnownTheme>> ways = ways(line);
        if (ways.isEmpty()) {
            throw new UnreadableNews(
                    "unknown-theme", item, "”%s”: ”%s” består inte av kända teman.".formatted(item, plain(line)));
        }
        if (ways.size() > 1) {
            throw new UnreadableNews(
                    "ambiguous-themes",
                    item,
                    "”%s”: ”%s” kan läsas både som %s och som %s."
                            .formatted(item, plain(line), names(ways.get(0)), names(ways.get(1))));
        }
        return ids(ways.getFirst());
    }

    /** Id of the one theme with this name or id. */
    String one(String item, String name) {
        String wanted = plain(name);
        return themes.stream()
                .filter(theme -> theme.name().equals(wanted) || theme.id().equals(wanted))
                .map(KnownTheme::id)
                .findFirst()
                .orElseThrow(() -> new UnreadableNews(
                        "unknown-theme", item, "”%s”: ”%s” är inget känt tema.".formatted(item, wanted)));
    }

    private static List<String> ids(List<KnownTheme> themes) {
        return List.copyOf(
                new LinkedHashSet<>(themes.stream().map(KnownTheme::id).toList()));
    }

    private static String names(List<KnownTheme> themes) {
        return String.join(" + ", themes.stream().map(KnownTheme::name).toList());
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace('\u00A0', ' ')
                .replaceAll("\\s+", " ")
                .strip();
    }
}
