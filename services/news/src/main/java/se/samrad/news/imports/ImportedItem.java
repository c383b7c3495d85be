package se.samrad.news.imports;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A news item as it was read.
 *
 * @param lead empty when there is none
 * @param body what comes after the lead, paragraphs parted by an empty line; often empty
 * @param themes ids, in the order they were printed
 * @param link where it was published
 * @param publishedOn null when the source does not say, as a page's text does not
 */
public record ImportedItem(
        String title,
        String lead,
        String body,
        List<String> themes,
        @Nullable String link,
        @Nullable LocalDate publishedOn) {
    public ImportedItem {
        themes = List.copyOf(themes);
    }
}
