package se.samrad.mail.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.contracts.published.PublicConsultation;
import se.samrad.contracts.published.PublicConsultationEvent.ConsultationCancelledPublicly;
import se.samrad.contracts.published.PublicConsultationEvent.ConsultationClosedPublicly;
import se.samrad.contracts.published.PublicConsultationEvent.ConsultationExtendedPublicly;
import se.samrad.contracts.published.PublicConsultationEvent.ConsultationOpenedPublicly;
import se.samrad.contracts.published.PublicNews;
import se.samrad.contracts.published.PublicNewsEvent.NewsReadable;

/**
 * Something that happened for everybody to see and that subscribers are told of.
 *
 * @param reason of its letters; the same event always has the same, so nobody is told twice
 * @param topics whose subscribers are told
 * @param at when it happened: who has asked later is not told
 * @param facts what the letter is filled in with
 */
public record Notice(String reason, Set<Topic> topics, Instant at, Map<String, String> facts) {
    public static final String NEWS = "news";
    public static final String OPENED = "opened";
    public static final String EXTENDED = "extended";
    public static final String CLOSED = "closed";
    public static final String CANCELLED = "cancelled";

    /** Kinds of letters that a subscriber gets. */
    public static final Set<String> TEMPLATES = Set.of(NEWS, OPENED, EXTENDED, CLOSED, CANCELLED);

    /** What is older is no news: it was recorded afterwards, or nothing ran for a long time. */
    public static final Duration FRESH = Duration.ofDays(7);

    /** A day more than none, for what is recorded the day after. */
    private static final int RECORDED_LATER_DAYS_MAX = 1;

    private static final Map<String, String> TEMPLATE_OF = Map.of(
            Vocabulary.typeName(NewsReadable.class), NEWS,
            Vocabulary.typeName(ConsultationOpenedPublicly.class), OPENED,
            Vocabulary.typeName(ConsultationExtendedPublicly.class), EXTENDED,
            Vocabulary.typeName(ConsultationClosedPublicly.class), CLOSED,
            Vocabulary.typeName(ConsultationCancelledPublicly.class), CANCELLED);

    public Notice {
        topics = Set.copyOf(topics);
        facts = Map.copyOf(facts);
    }

    /** Whether subscribers are told of events of this type. */
    public static boolean tells(String type) {
        return TEMPLATE_OF.containsKey(type);
    }

    /** Of a news item. What was published elsewhere long ago and is taken over now is not news. */
    public static Optional<Notice> of(String type, String item, Instant at, PublicNews news) {
        NewsFacts said = news.facts();
        LocalDate on = news.publishedOn();
        if (!NEWS.equals(TEMPLATE_OF.get(type)) || said == null || on == null || !isOf(on, at)) return Optional.empty();
        Set<Topic> topics = new TreeSet<>();
        said.themes().forEach(theme -> topics.add(Topic.theme(theme)));
        said.consultations().forEach(each -> topics.add(Topic.consultation(each)));
        return told(NEWS, NEWS + "-" + item, topics, at, Map.of("item", item));
    }

    /**
     * Of a consultation. What was recorded afterwards, after its last day, is not news; that it opened is told to who follows
     * its themes, since nobody can follow it before.
     *
     * @param version tells one extension from the next, as the last day tells one closing from the next
     * @param why as the authority put it
     */
    public static Optional<Notice> of(
            String type, long version, String id, Instant at, PublicConsultation stands, @Nullable String why) {
        String template = TEMPLATE_OF.get(type);
        LocalDate last = stands.facts().closesOn();
        if (template == null || template.equals(NEWS) || last == null) return Optional.empty();
        // Closing comes after the last day, and after a weekend where nothing ran.
        LocalDate earliest = Deadline.day(at).minusDays(template.equals(CLOSED) ? FRESH.toDays() : 0);
        if (last.isBefore(earliest)) return Optional.empty();
        Set<Topic> topics = new TreeSet<>();
        if (template.equals(OPENED)) {
            List<String> themes = stands.facts().themes();
            themes.forEach(theme -> topics.add(Topic.theme(theme)));
        } else topics.add(Topic.consultation(id));
        Map<String, String> facts = new TreeMap<>(Map.of("consultation", id, "lastDay", last.toString()));
        if (why != null) facts.put("why", why);
        String turn = switch (template) {
            case EXTENDED -> String.valueOf(version);
            case CLOSED -> last.format(DateTimeFormatter.BASIC_ISO_DATE);
            default -> "";
        };
        return told(template, template + turn + "-" + id, topics, at, facts);
    }

    private static Optional<Notice> told(
            String template, String reason, Set<Topic> topics, Instant at, Map<String, String> facts) {
        if (topics.isEmpty()) return Optional.empty();
        Map<String, String> all = new TreeMap<>(facts);
        all.put("template", template);
        return Optional.of(new Notice(reason, topics, at, all));
    }

    private static boolean isOf(LocalDate day, Instant at) {
        LocalDate recorded = Deadline.day(at);
        return !day.isBefore(recorded.minusDays(RECORDED_LATER_DAYS_MAX)) && !day.isAfter(recorded);
    }
}
