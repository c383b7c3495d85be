package se.samrad.contracts.news;

import java.util.List;

/**
 * What a news item says; the authority's own words.
 *
 * @param body CommonMark
 * @param themes ids of themes, in the order they are shown
 * @param consultations ids
 */
public record NewsFacts(String title, String lead, String body, List<String> themes, List<String> consultations) {
    @SuppressWarnings("NullAway") // older events may lack the lists
    public NewsFacts {
        themes = themes == null ? List.of() : List.copyOf(themes);
        consultations = consultations == null ? List.of() : List.copyOf(consultations);
    }
}
