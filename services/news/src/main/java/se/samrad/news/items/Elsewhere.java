package se.samrad.news.items;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Ids;

/** How news that were published elsewhere are named and placed among our own. */
final class Elsewhere {
    private static final int HEX = 16;

    private Elsewhere() {}

    /** The id that a headline gives, the same whenever it is read. */
    static String id(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (plain.length() > Ids.LENGTH_MAX) {
            // Cut between words, and told apart from others that begin alike.
            String end = "-" + Integer.toString(title.hashCode() >>> 1, HEX);
            int cut = plain.lastIndexOf('-', Ids.LENGTH_MAX - end.length());
            plain = plain.substring(0, cut > 0 ? cut : Ids.LENGTH_MAX - end.length()) + end;
        }
        return Ids.valid(plain) ? plain : "nyhet-" + Integer.toString(title.hashCode() >>> 1, HEX);
    }

    /**
     * Ids for headlines in the order of their source, the newest first. Of several with the same headline the oldest has the
     * plain id, so that it keeps it when a new one comes.
     */
    static List<String> ids(List<String> titles) {
        String[] ids = new String[titles.size()];
        Set<String> taken = new HashSet<>();
        for (int i = titles.size() - 1; i >= 0; i--) {
            String plain = id(titles.get(i));
            String free = plain;
            for (int n = 2; !taken.add(free); n++) {
                String end = "-" + n;
                int room = Math.min(plain.length(), Ids.LENGTH_MAX - end.length());
                free = plain.substring(0, room).replaceAll("-+$", "") + end;
            }
            ids[i] = free;
        }
        return List.of(ids);
    }

    /**
     * Ranks that keep the order of the source, the newest first: an item with a day stands on that day unless the order forbids
     * it, and none stands above what is published from now on.
     *
     * @param days when each was published, null where the source does not say
     */
    static List<Long> ranks(List<@Nullable LocalDate> days, long nowMillis) {
        List<Long> ranks = new ArrayList<>();
        long next = nowMillis;
        for (LocalDate day : days) {
            long rank = day == null ? next : Math.min(next, Deadline.start(day).toEpochMilli());
            ranks.add(rank);
            next = rank - 1;
        }
        return ranks;
    }
}
