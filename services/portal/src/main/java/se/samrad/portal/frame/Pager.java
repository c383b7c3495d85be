package se.samrad.portal.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.backend.Listing;

/**
 * The links to the pages of a list, with what was filtered kept in the address.
 *
 * @param insteadOfThis the last page, when what was asked for comes after it
 */
public record Pager(
        long first,
        long last,
        long total,
        List<Link> links,
        @Nullable String next,
        @Nullable String insteadOfThis) {
    /** A page, or a gap between pages. */
    public record Link(int number, @Nullable String href, boolean current) {
        public boolean gap() {
            return href == null;
        }
    }

    /** The query parameter that names the page, from 1. */
    public static final String PAGE = "sida";

    public static Pager of(Listing<?> listing, String path, Map<String, String> filters) {
        int current = listing.page() + 1;
        int pages = listing.pages();
        TreeSet<Integer> shown = new TreeSet<>(List.of(1, pages, current));
        for (int near : List.of(current - 1, current + 1, current == 1 ? 3 : current)) {
            if (near >= 1 && near <= pages) shown.add(near);
        }
        List<Link> links = new ArrayList<>();
        int before = 0;
        for (int number : shown) {
            if (number > before + 1) links.add(new Link(0, null, false));
            links.add(new Link(number, href(path, filters, number), number == current));
            before = number;
        }
        String next = current < pages ? href(path, filters, current + 1) : null;
        String last = current > pages ? href(path, filters, pages) : null;
        return new Pager(listing.first(), listing.last(), listing.total(), List.copyOf(links), next, last);
    }

    public boolean isNeeded() {
        return links.size() > 1;
    }

    private static String href(String path, Map<String, String> filters, int page) {
        return Query.of(path, filters)
                .with(PAGE, page == 1 ? null : String.valueOf(page))
                .href();
    }
}
