package se.samrad.news.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page's plain text as it stands: each item begins with a bullet, then come the title, the lead and the themes, each
 * after an empty line, and there is no date.
 */
final class PageText {
    private static final Pattern BULLET = Pattern.compile("^\\s*[•▪◦‣]\\s+(?=\\S)");
    private static final Pattern RUNNING_TEXT = Pattern.compile(".*[.!?:…][\"”’)]?$", Pattern.DOTALL);

    private PageText() {}

    static List<ImportedItem> read(String text, ThemeNames themes) {
        List<List<String>> items = new ArrayList<>();
        for (String raw : text.replace("\uFEFF", "").lines().toList()) {
            String line = raw.replace('\u00A0', ' ');
            if (BULLET.matcher(line).find()) {
                items.add(new ArrayList<>());
                line = BULLET.matcher(line).replaceFirst("");
            }
            if (!items.isEmpty()) items.getLast().add(line.strip());
        }
        return items.stream().map(lines -> item(paragraphs(lines), themes)).toList();
    }

    private static List<String> paragraphs(List<String> lines) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : lines) {
            if (line.isEmpty()) {
                if (!open.isEmpty()) paragraphs.add(ThemeNames.plain(open.toString()));
                open.setLength(0);
            } else {
                open.append(line).append(' ');
            }
        }
        if (!open.isEmpty()) paragraphs.add(ThemeNames.plain(open.toString()));
        return paragraphs;
    }

    private static ImportedItem item(List<String> paragraphs, ThemeNames themes) {
        if (paragraphs.isEmpty()) throw new UnreadableNews("no-title", "", "En punkt saknar text.");
        String title = paragraphs.getFirst();
        List<String> rest = paragraphs.subList(1, paragraphs.size());
        List<String> named = List.of();
        // The last paragraph is the themes unless it is running text, which ends in a full stop; a name does not.
        if (!rest.isEmpty()
                && (!RUNNING_TEXT.matcher(rest.getLast()).matches()
                        || !themes.ways(rest.getLast()).isEmpty())) {
            named = themes.split(title, rest.getLast());
            rest = rest.subList(0, rest.size() - 1);
        }
        String lead = rest.isEmpty() ? "" : rest.getFirst();
        String body = rest.size() < 2 ? "" : String.join("\n\n", rest.subList(1, rest.size()));
        return new ImportedItem(title, lead, body, named, null, null);
    }
}
