package se.samrad.status.answers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Json;
import se.samrad.status.Audience;
import se.samrad.status.Csv;
import se.samrad.status.PublicSite;
import se.samrad.status.SwedishWords;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.consultations.Shown;
import se.samrad.status.rows.Known;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Streams;

/** The published responses of a consultation as files: whose, what position and where to read them. */
@RestController
class AnswerFiles {
    private static final MediaType JSON = MediaType.parseMediaType("application/json;charset=UTF-8");
    private static final List<String> HEADINGS = List.of(
            "Id",
            "Från",
            "Avsändare",
            "Ställningstagande",
            "Kom in",
            "Publicerat",
            "Kan läsas till och med",
            "Läs svaret",
            "Svarets text",
            "Filer",
            "Slag",
            "Preliminärt",
            "Bekräftat");

    /** What a line is about. */
    enum Kind {
        ANSWER,
        /** Something that its sender has added to it. */
        SUPPLEMENT
    }

    /** @param position on one section */
    record OfSection(String section, Position position) {}

    /**
     * @param until the last day that it can be read
     * @param page where people read it
     * @param text where programs read it; null when nothing was written
     * @param files that everybody may save
     * @param preliminary true while its sender has not decided it
     * @param confirmed when word came that its sender had decided what was preliminary
     */
    record AnswerLine(
            String response,
            Kind kind,
            String body,
            @Nullable String name,
            Sender sender,
            String arrived,
            @Nullable Position position,
            List<OfSection> sections,
            @Nullable Instant publishedAt,
            @Nullable LocalDate until,
            String page,
            @Nullable String text,
            List<OfFile> files,
            @Nullable Boolean preliminary,
            @Nullable LocalDate confirmed) {}

    /** @param url where it is saved from */
    record OfFile(String sha256, long size, String url) {}

    record AnswerFile(String consultation, String title, List<AnswerLine> responses) {}

    private final Reading reading;
    private final Shelf shelf;
    private final Answers answers;
    private final PublicSite site;

    AnswerFiles(Reading reading, Shelf shelf, Answers answers, PublicSite site) {
        this.reading = reading;
        this.shelf = shelf;
        this.answers = answers;
        this.site = site;
    }

    @GetMapping("/remisser/{id}/svar/publicerade.json")
    ResponseEntity<byte[]> json(@PathVariable String id) {
        Shown consultation = shelf.one(Audience.OPEN, id, reading.now());
        AnswerFile file = new AnswerFile(id, consultation.facts().title(), lines(id));
        return Csv.file(JSON, "svar-" + id + ".json", Json.write(file));
    }

    @GetMapping("/remisser/{id}/svar/publicerade.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        shelf.one(Audience.OPEN, id, reading.now());
        Csv csv = new Csv();
        csv.line(HEADINGS);
        for (AnswerLine line : lines(id)) {
            csv.line(List.of(
                    line.response(),
                    Objects.requireNonNullElse(line.name(), ""),
                    sender(line.sender()),
                    line.position() == null ? "" : SwedishWords.position(line.position()),
                    Deadline.day(line.arrived()).toString(),
                    line.publishedAt() == null
                            ? ""
                            : Deadline.day(line.publishedAt()).toString(),
                    line.until() == null ? "" : line.until().toString(),
                    line.page(),
                    Objects.requireNonNullElse(line.text(), ""),
                    String.join(" ", line.files().stream().map(OfFile::url).toList()),
                    line.kind() == Kind.ANSWER ? "Svar" : "Komplettering",
                    Boolean.TRUE.equals(line.preliminary()) ? "Ja" : "",
                    line.confirmed() == null ? "" : line.confirmed().toString()));
        }
        return csv.file("svar-" + id + ".csv");
    }

    private List<AnswerLine> lines(String consultation) {
        Moment now = reading.now();
        List<AnswerItem> items = answers.of(Audience.OPEN, reading.published(Streams.CONSULTATION, consultation), now);
        Map<String, List<OfSection>> sections = sections(items, now);
        Map<String, Instant> added = added(items, now);
        List<AnswerLine> lines = new ArrayList<>();
        items.stream()
                .sorted(Comparator.comparing(AnswerItem::arrived).reversed().thenComparing(AnswerItem::response))
                .forEach(item -> {
                    lines.add(line(item, sections.getOrDefault(stream(item), List.of())));
                    for (AnswerItem.Supplement one : item.supplements()) {
                        lines.add(line(item, one, added.get(stream(item) + one.key())));
                    }
                });
        return lines;
    }

    private AnswerLine line(AnswerItem item, List<OfSection> sections) {
        return new AnswerLine(
                item.response(),
                Kind.ANSWER,
                item.body(),
                item.name(),
                item.sender(),
                item.arrived(),
                item.position(),
                sections,
                item.publishedAt(),
                item.until(),
                site.link("/svar/" + item.response()),
                text(item, item.text()),
                files(item, item.files() == null ? List.of() : item.files()),
                item.preliminary(),
                item.confirmed());
    }

    /** What was added leaves the web with its answer. */
    private AnswerLine line(AnswerItem item, AnswerItem.Supplement added, @Nullable Instant publishedAt) {
        return new AnswerLine(
                item.response(),
                Kind.SUPPLEMENT,
                item.body(),
                item.name(),
                item.sender(),
                added.arrived(),
                null,
                List.of(),
                publishedAt,
                item.until(),
                site.link("/svar/" + item.response()),
                text(item, added.text()),
                files(item, added.files()),
                null,
                null);
    }

    private @Nullable String text(AnswerItem item, @Nullable Stored text) {
        return text == null
                ? null
                : site.link("/api/public/responses/texts?of=" + item.response() + "@" + text.sha256());
    }

    private List<OfFile> files(AnswerItem item, List<Stored> stored) {
        List<OfFile> files = new ArrayList<>();
        for (Stored file : stored) {
            String url = site.link("/api/public/responses/" + item.response() + "/files/" + file.sha256());
            files.add(new OfFile(file.sha256(), file.size(), url));
        }
        return files;
    }

    /** When each addition was published last, by stream and what it says. */
    private Map<String, Instant> added(List<AnswerItem> items, Moment now) {
        Map<String, Instant> added = new HashMap<>();
        List<String> streams = items.stream()
                .filter(item -> !item.supplements().isEmpty())
                .map(AnswerFiles::stream)
                .toList();
        for (Known event : reading.events(Audience.OPEN, streams, List.of("supplement-readable"), now)) {
            added.put(event.stream() + event.supplementKey(), event.time());
        }
        return added;
    }

    /** What each says of sections, as its latest publication told. */
    private Map<String, List<OfSection>> sections(List<AnswerItem> items, Moment now) {
        Map<String, List<OfSection>> sections = new HashMap<>();
        List<String> streams = items.stream().map(AnswerFiles::stream).toList();
        for (Known event : reading.events(Audience.OPEN, streams, List.of("response-readable"), now)) {
            List<OfSection> said = new ArrayList<>();
            for (Document one : event.data().getList("sections", Document.class, List.of())) {
                said.add(new OfSection(one.getString("section"), Position.valueOf(one.getString("position"))));
            }
            sections.put(event.stream(), said);
        }
        return sections;
    }

    private static String stream(AnswerItem item) {
        return Streams.response(item.consultation(), item.body());
    }

    private static String sender(Sender sender) {
        return switch (sender) {
            case BODY -> "Remissinstans";
            case ORGANISATION -> "Organisation";
            case PERSON -> "Privatperson";
        };
    }
}
