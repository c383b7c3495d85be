package se.samrad.news.imports;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RSS, Atom and JSON Feed. A document type is refused, so nothing outside the feed is ever fetched. */
final class Feeds {
    private static final int ITEMS_MAX = 1_000;

    private Feeds() {}

    static List<ImportedItem> xml(String text, ThemeNames themes) {
        SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);
        input.setAllowDoctypes(false);
        List<SyndEntry> entries;
        try {
            entries = input.build(new StringReader(text)).getEntries();
        } catch (FeedException | IllegalArgumentException e) {
            throw new UnreadableNews("not-readable", "", "Flödet är varken RSS eller Atom: " + e.getMessage());
        }
        if (entries.size() > ITEMS_MAX) throw tooMany();
        return entries.stream().map(entry -> entry(entry, themes)).toList();
    }

    private static ImportedItem entry(SyndEntry entry, ThemeNames themes) {
        String title = title(entry.getTitle());
        List<String> named = new ArrayList<>();
        for (SyndCategory category : entry.getCategories()) {
            String id = themes.one(title, String.valueOf(category.getName()));
            if (!named.contains(id)) named.add(id);
        }
        String lead = entry.getDescription() == null
                ? ""
                : text(entry.getDescription().getValue());
        List<String> bodies = new ArrayList<>();
        for (SyndContent content : entry.getContents()) bodies.add(text(content.getValue()));
        Instant published = entry.getPublishedDate() == null
                ? null
                : entry.getPublishedDate().toInstant();
        return item(title, lead, String.join("\n\n", bodies), named, entry.getLink(), published);
    }

    static List<ImportedItem> json(String text, ThemeNames themes) {
        JsonNode items;
        try {
            items = JsonMapper.shared().readTree(text).path("items");
        } catch (JacksonException e) {
            throw new UnreadableNews("not-readable", "", "Flödet är inte JSON: " + e.getOriginalMessage());
        }
        if (!items.isArray()) throw new UnreadableNews("not-readable", "", "Flödet är inte JSON Feed: items saknas.");
        if (items.size() > ITEMS_MAX) throw tooMany();
        List<ImportedItem> read = new ArrayList<>();
        for (JsonNode item : items) {
            String title = title(string(item, "title"));
            List<String> named = new ArrayList<>();
            for (JsonNode tag : item.path("tags")) {
                String id = themes.one(title, tag.isString() ? tag.asString() : "");
                if (!named.contains(id)) named.add(id);
            }
            String plain = string(item, "content_text");
            String body = plain != null ? plain.strip() : text(string(item, "content_html"));
            read.add(
                    item(title, text(string(item, "summary")), body, named, string(item, "url"), instant(title, item)));
        }
        return read;
    }

    private static @Nullable Instant instant(String title, JsonNode item) {
        String date = string(item, "date_published");
        try {
            return date == null ? null : OffsetDateTime.parse(date).toInstant();
        } catch (DateTimeParseException e) {
            throw new UnreadableNews("not-readable", title, "”%s”: ”%s” är ingen tidpunkt.".formatted(title, date));
        }
    }

    private static @Nullable String string(JsonNode item, String member) {
        JsonNode value = item.get(member);
        return value != null && value.isString() ? value.asString() : null;
    }

    private static String title(@Nullable String title) {
        String plain = text(title);
        if (plain.isEmpty()) throw new UnreadableNews("no-title", "", "Ett inslag saknar rubrik.");
        return ThemeNames.plain(plain);
    }

    /** Without a lead of its own the first paragraph leads; what the lead repeats is not said twice. */
    private static ImportedItem item(
            String title,
            String lead,
            String body,
            List<String> themes,
            @Nullable String link,
            @Nullable Instant published) {
        int end = body.indexOf("\n\n");
        String first = lead.isEmpty() ? (end < 0 ? body : body.substring(0, end)) : lead;
        String rest = body.startsWith(first) ? body.substring(first.length()).strip() : body;
        boolean web = link != null && (link.startsWith("https://") || link.startsWith("http://"));
        LocalDate day = published == null ? null : Deadline.day(published);
        return new ImportedItem(title, ThemeNames.plain(first), rest, themes, web ? link : null, day);
    }

    private static UnreadableNews tooMany() {
        return new UnreadableNews("too-many-items", "", "Flödet har fler än 1 000 inslag.");
    }

    /** The words of HTML: paragraphs and line breaks kept, everything else gone, characters decoded. */
    static String text(@Nullable String html) {
        if (html == null) return "";
        return html.replaceAll("(?is)<(script|style)\\b[^>]*>.*?</\\1\\s*>", "")
                .replaceAll("(?i)<br\\s*/?>", "\n")
                .replaceAll("(?i)</(?:p|div|li|h[1-6]|blockquote|ul|ol)\\s*>", "\n\n")
                .replaceAll("(?i)<li\\b[^>]*>", "- ")
                .replaceAll("<[a-zA-Z/!][^>]*>", "")
                .replace("&nbsp;", " ")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replace('\u00A0', ' ')
                .replaceAll("[ \\t]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
