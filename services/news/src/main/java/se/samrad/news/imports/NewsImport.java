package se.samrad.news.imports;

import java.util.List;
import java.util.Locale;

/** Reads news that were published elsewhere. All items are read or none: the first that is not certain stops the rest. */
public final class NewsImport {
    private static final int TEXT_CHARACTERS_MAX = 5_000_000;

    private NewsImport() {}

    /**
     * The items in the order of the source.
     *
     * @param mediaType {@code text/plain} for a page's text, RSS, Atom or JSON Feed by their own names or as XML and JSON
     * @param themes the controlled list: names must be among them
     * @throws UnreadableNews naming the item
     */
    public static List<ImportedItem> read(String mediaType, String text, List<KnownTheme> themes) {
        if (text.length() > TEXT_CHARACTERS_MAX) throw new UnreadableNews("too-large", "", "Texten är för lång.");
        ThemeNames names = new ThemeNames(themes);
        int end = mediaType.indexOf(';');
        String type =
                (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        List<ImportedItem> items = switch (type) {
            case "text/plain" -> PageText.read(text, names);
            case "application/rss+xml", "application/atom+xml", "application/xml", "text/xml" -> Feeds.xml(text, names);
            case "application/feed+json", "application/json" -> Feeds.json(text, names);
            default ->
                throw new UnreadableNews(
                        "unsupported-media-type",
                        "",
                        "Nyheter läses som ren text, RSS, Atom eller JSON Feed, inte som " + type + ".");
        };
        if (items.isEmpty()) throw new UnreadableNews("no-items", "", "Texten innehåller inga nyheter.");
        return items;
    }
}
