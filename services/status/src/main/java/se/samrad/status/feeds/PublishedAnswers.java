package se.samrad.status.feeds;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Ids;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Rejected;
import se.samrad.status.Audience;
import se.samrad.status.PublicSite;
import se.samrad.status.SwedishWords;
import se.samrad.status.answers.AnswerItem;
import se.samrad.status.answers.Answers;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.domain.Row;
import se.samrad.status.rows.Known;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/**
 * Gathers the responses that were published last, newest first. A feed tells whose they are and what they take a position
 * for; what they say is read at their address. What was taken down, or has left the web, is told as withdrawn.
 */
@Component
class PublishedAnswers {
    private static final int ENTRIES_MAX = 200;
    private static final List<String> COURSE = List.of("response-readable", "response-unreadable", "answer-taken-back");
    private static final List<String> COURSE_OF_ADDED = List.of("supplement-unreadable");

    private final Reading reading;
    private final Answers answers;
    private final Shelf shelf;
    private final PublicSite site;

    PublishedAnswers(Reading reading, Answers answers, Shelf shelf, PublicSite site) {
        this.reading = reading;
        this.answers = answers;
        this.shelf = shelf;
        this.site = site;
    }

    /**
     * @param consultation only answers to this one
     * @throws Rejected unknown, when there is no such consultation
     */
    Bulletin of(String extension, @Nullable String consultation) {
        String title = "Publicerade svar från " + site.author();
        if (consultation != null) {
            title = shelf.one(Audience.OPEN, consultation, reading.now())
                            .facts()
                            .title() + ". Publicerade svar";
        }
        Map<String, Known> readable = new LinkedHashMap<>();
        for (Known event : reading.latest(
                Audience.OPEN,
                "response-readable",
                consultation == null ? "responses/" : "responses/" + consultation + "/",
                ENTRIES_MAX)) {
            readable.putIfAbsent(event.stream(), event);
        }
        Map<String, AnswerItem> shown = shown(readable);
        List<Bulletin.Entry> entries = new ArrayList<>();
        List<Bulletin.Withdrawn> withdrawn = new ArrayList<>();
        Map<String, Known> last = last(readable, COURSE);
        Map<String, Known> lastAdded = last(readable, COURSE_OF_ADDED);
        Instant updated = Instant.EPOCH;
        for (Known event : readable.values()) {
            AnswerItem item = shown.get(event.stream());
            Instant at = item == null ? gone(event, last.getOrDefault(event.stream(), event)) : event.time();
            if (item == null) withdrawn.add(new Bulletin.Withdrawn(id(response(event.stream())), at));
            else entries.add(entry(item, event.time()));
            if (at.isAfter(updated)) updated = at;
        }
        Map<String, Known> added = added(consultation, readable);
        for (Known event : added.values()) {
            AnswerItem item = shown.get(event.stream());
            Instant at = event.time();
            if (item != null && tells(item, event)) {
                entries.add(supplement(item, event));
            } else {
                // It leaves by itself, or with its answer.
                at = item != null
                        ? lastAdded.getOrDefault(event.stream(), event).time()
                        : gone(readable.getOrDefault(event.stream(), event), last.getOrDefault(event.stream(), event));
                withdrawn.add(new Bulletin.Withdrawn(id(event), at));
            }
            if (at.isAfter(updated)) updated = at;
        }
        entries.sort(Comparator.comparing(Bulletin.Entry::updated).reversed());
        String query = consultation == null ? "" : "?remiss=" + consultation;
        return new Bulletin(
                "urn:uuid:" + site.id("/svar/flode" + query),
                Atom.printable(title),
                site.author(),
                site.link(consultation == null ? "/sok" : "/remisser/" + consultation + "/svar/publicerade"),
                site.link("/svar/flode." + extension + query),
                updated,
                entries,
                withdrawn);
    }

    private static boolean tells(AnswerItem item, Known added) {
        return item.supplements().stream().anyMatch(one -> one.key().equals(added.supplementKey()));
    }

    /** Of each addition to these answers the last time that it was published. */
    private Map<String, Known> added(@Nullable String consultation, Map<String, Known> readable) {
        Map<String, Known> added = new LinkedHashMap<>();
        for (Known event : reading.latest(
                Audience.OPEN,
                "supplement-readable",
                consultation == null ? "responses/" : "responses/" + consultation + "/",
                ENTRIES_MAX)) {
            if (readable.containsKey(event.stream())) added.putIfAbsent(id(event), event);
        }
        return added;
    }

    /** Those of the streams that everybody may read now. */
    private Map<String, AnswerItem> shown(Map<String, Known> readable) {
        List<String> ids = readable.keySet().stream()
                .map(stream -> stream.substring("responses/".length()))
                .toList();
        List<Row> rows = reading.rows(
                Audience.OPEN,
                reading.rows(Audience.OPEN).in(Streams.ROWS).find(and(in("_id", ids), reading.readable())));
        Map<String, AnswerItem> shown = new HashMap<>();
        for (AnswerItem item : answers.of(Audience.OPEN, rows, reading.now())) {
            shown.put(Streams.response(item.consultation(), item.body()), item);
        }
        return shown;
    }

    private Map<String, Known> last(Map<String, Known> readable, List<String> course) {
        Map<String, Known> last = new HashMap<>();
        for (Known event : reading.events(Audience.OPEN, List.copyOf(readable.keySet()), course, reading.now())) {
            last.put(event.stream(), event);
        }
        return last;
    }

    /** When what had been readable was so no longer: it was taken down, or its last day had passed. */
    private static Instant gone(Known readable, Known last) {
        String until = readable.data().getString("until");
        boolean leftByItself = last.version() == readable.version() && until != null;
        return leftByItself ? Deadline.end(LocalDate.parse(until)) : last.time();
    }

    private Bulletin.Entry entry(AnswerItem item, Instant updated) {
        String from = item.name() != null ? item.name() : sender(item.sender());
        String about = item.consultationTitle() == null ? item.consultation() : item.consultationTitle();
        String position =
                item.position() == null ? "Ställningstagande inte angivet" : SwedishWords.position(item.position());
        int files = item.files() == null ? 0 : item.files().size();
        String more = files == 0 ? "" : files == 1 ? " En fil." : " " + files + " filer.";
        String lead = Atom.printable(position + ". Svar på " + about + "." + more);
        String link = site.link("/svar/" + item.response());
        return new Bulletin.Entry(
                id(item.response()),
                link,
                Atom.printable(from + ": " + about),
                lead,
                "<p>" + HtmlUtils.htmlEscape(lead, "UTF-8") + "</p><p><a href=\"" + link + "\">Läs svaret</a></p>",
                List.of(new Bulletin.Category(item.consultation(), Atom.printable(about))),
                updated,
                updated);
    }

    private Bulletin.Entry supplement(AnswerItem item, Known event) {
        String from = item.name() != null ? item.name() : sender(item.sender());
        String about = item.consultationTitle() == null ? item.consultation() : item.consultationTitle();
        String lead = Atom.printable("Komplettering av ett svar på " + about + ".");
        String link = site.link("/svar/" + item.response());
        return new Bulletin.Entry(
                id(event),
                link,
                Atom.printable(from + ", komplettering: " + about),
                lead,
                "<p>" + HtmlUtils.htmlEscape(lead, "UTF-8") + "</p><p><a href=\"" + link + "\">Läs svaret</a></p>",
                List.of(new Bulletin.Category(item.consultation(), Atom.printable(about))),
                event.time(),
                event.time());
    }

    private String id(Known added) {
        return "urn:uuid:" + site.id("/svar/" + response(added.stream()) + "#" + added.supplementKey());
    }

    private static String sender(Sender sender) {
        return sender == Sender.PERSON ? "Privatperson" : "Organisation";
    }

    private String id(String response) {
        return "urn:uuid:" + site.id("/svar/" + response);
    }

    private static String response(String stream) {
        String[] parts = stream.split("/", 3);
        return Ids.response(parts[1], parts[2]);
    }
}
