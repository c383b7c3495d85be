package se.samrad.status.news;

import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.status.Audience;
import se.samrad.status.rows.Known;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Registers;
import se.samrad.status.rows.Streams;

/** Finds news items and themes in either view. */
@Component
public class Newsroom {
    private final Reading reading;

    Newsroom(Reading reading) {
        this.reading = reading;
    }

    /** Items that fit a filter, newest first. */
    public List<Told> items(Audience audience, Bson filter) {
        List<Told> items = new ArrayList<>();
        reading.registers(
                        audience,
                        Streams.NEWS,
                        Streams.ITEM,
                        filter,
                        Sorts.orderBy(Sorts.descending("item.rank"), Sorts.ascending("_id")))
                .forEach((id, register) -> items.add(Told.of(audience, id, register)));
        return items;
    }

    public List<Told> items(Audience audience) {
        return items(audience, new Document());
    }

    /** All items as they were known at the end of a day, newest first; for everybody without what was withdrawn since. */
    List<Told> then(Audience audience, Moment moment) {
        Set<String> withdrawn = new HashSet<>();
        for (Told now : items(audience)) if (now.withdrawn()) withdrawn.add(now.id());
        List<Told> items = new ArrayList<>();
        reading.registers(audience, Streams.NEWS, Streams.ITEM, moment)
                .forEach((id, register) -> items.add(Told.of(audience, id, register)));
        return items.stream()
                .filter(told -> audience == Audience.STAFF || !withdrawn.contains(told.id()))
                .sorted(Comparator.comparing(Told::rank).reversed().thenComparing(Told::id))
                .toList();
    }

    /** Kept events of some items, by id, oldest first. */
    public Map<String, List<Known>> course(Audience audience, Collection<String> ids, Moment moment) {
        Map<String, List<Known>> course = new LinkedHashMap<>();
        List<String> streams = ids.stream().map(id -> "news/" + id).toList();
        for (Known event : reading.events(audience, streams, List.of(), moment)) {
            course.computeIfAbsent(event.stream().substring("news/".length()), id -> new ArrayList<>())
                    .add(event);
        }
        return course;
    }

    /** When an item last changed. */
    public static Instant updated(List<Known> course) {
        return course.stream().map(Known::time).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** All themes in Swedish order, by id. */
    public Map<String, ThemeFacts> themes(Audience audience, Moment moment) {
        if (!moment.past()) return themes(audience);
        Map<String, ThemeFacts> themes = new LinkedHashMap<>();
        reading.registers(audience, Streams.THEMES, Streams.THEME, moment).entrySet().stream()
                .sorted(Comparator.comparing(theme -> theme.getValue().getString("sortKey")))
                .forEach(theme -> themes.put(theme.getKey(), Registers.read(theme.getValue(), ThemeFacts.class)));
        return themes;
    }

    private Map<String, ThemeFacts> themes(Audience audience) {
        Map<String, ThemeFacts> themes = new LinkedHashMap<>();
        reading.registers(
                        audience,
                        Streams.THEMES,
                        Streams.THEME,
                        new Document(),
                        Sorts.ascending("theme.sortKey", "_id"))
                .forEach((id, register) -> themes.put(id, Registers.read(register, ThemeFacts.class)));
        return themes;
    }
}
