package se.samrad.portal.board;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Position;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.TallyView;
import se.samrad.portal.charts.Shares;
import se.samrad.portal.charts.StatusMark;
import se.samrad.portal.charts.StepCurve;
import se.samrad.portal.charts.Units;
import se.samrad.portal.frame.Query;
import se.samrad.portal.wording.Wording;

/** All that the upper part of the board says and draws, made of a consultation and its tally; the template only places it. */
public final class Board {
    /** A number that is legend and filter at once. */
    public record Count(StatusMark mark, String number, String word, String note, String href, boolean more) {}

    /** How those of one type stand, as a bar and a share. */
    public record OfType(String name, String bar, String share, String count, String href) {}

    /** A colour, a number and what it means. */
    public record Key(String colour, int count, String word) {}

    /** A row of the table that says what the curve draws. */
    public record Period(LocalDate day, int added, int sum) {}

    private static final List<String> POSITIONS =
            List.of("SUPPORTS", "SUPPORTS_WITH_REMARKS", "NEITHER", "OPPOSES", "NOT_STATED");

    private final ConsultationView consultation;
    private final TallyView tally;
    private final Wording say;
    private final Query here;
    private final boolean refreshed;
    private final boolean over;
    private final @Nullable LocalDate past;
    private final boolean inside;

    /**
     * @param here the page's address
     * @param refreshed whether the page asks again by itself
     * @param past the day whose end is shown; null for the present
     * @param inside whether the tally is that of staff, with answers that nobody else can read yet
     */
    private Board(
            ConsultationView consultation,
            TallyView tally,
            Wording say,
            Query here,
            boolean refreshed,
            @Nullable LocalDate past,
            boolean inside) {
        this.consultation = consultation;
        this.tally = tally;
        this.say = say;
        this.here = here;
        this.refreshed = refreshed;
        this.over = consultation.isOver();
        this.past = past;
        this.inside = inside;
    }

    /** For everybody. */
    static Board open(
            ConsultationView consultation,
            TallyView tally,
            Wording say,
            Query here,
            boolean refreshed,
            @Nullable LocalDate past) {
        return new Board(consultation, tally, say, here, refreshed, past, false);
    }

    /** For staff; the page asks again as a whole. */
    public static Board inside(
            ConsultationView consultation, TallyView tally, Wording say, Query here, @Nullable LocalDate past) {
        return new Board(consultation, tally, say, here, false, past, true);
    }

    public TallyView getTally() {
        return tally;
    }

    /** Whether staff look, who see more. */
    public boolean isInside() {
        return inside;
    }

    public boolean isOver() {
        return over;
    }

    /** Whether the page asks again by itself. */
    public boolean isRefreshed() {
        return refreshed;
    }

    /** Where the page hears at once that something has changed. */
    public String getLive() {
        return Query.of(here.path(), java.util.Map.of()).href() + "/strom";
    }

    public boolean isPausable() {
        return !over && past == null;
    }

    /** "Så här var läget när torsdag 1 oktober 2026 var slut." As markup; null for the present. */
    public @Nullable String getThen() {
        return past == null ? null : say.text("board.then", say.weekdayTag(past));
    }

    public @Nullable LocalDate getDay() {
        return past;
    }

    /** The page as it is now, with the same choice of rows. */
    public String getToday() {
        return here.with(AsOf.NAME, null).href();
    }

    /** The title of the page, with the day where it is about a past one. */
    public String getTitle() {
        String title = getHeading() + " – " + consultation.title();
        return past == null ? title : say.text("board.then.title", title, say.day(past));
    }

    /** A file of the rows that are shown, all pages of them. */
    public String file(String form) {
        Query file = Query.of("/remisser/" + consultation.id() + "/laget." + form, java.util.Map.of());
        var shown = here.parameters();
        return file.with("q", shown.get("q"))
                .with("type", shown.get("typ"))
                .with("status", shown.get("status"))
                .with("asked", shown.containsKey("visa") ? "false" : null)
                .with("sort", shown.get("sortera"))
                .with(AsOf.NAME, shown.get(AsOf.NAME))
                .href();
    }

    private LocalDate day() {
        return past == null ? say.today() : past;
    }

    public String getPause() {
        return here.with("uppdatera", "nej").href();
    }

    public String getGoOn() {
        return here.with("uppdatera", null).href();
    }

    /** The upper part alone, for the refresh. */
    public String getPart() {
        return here.with("del", "lage").href();
    }

    public String getHeading() {
        return TallyWording.heading(say, tally, over);
    }

    public String getSentence() {
        return TallyWording.sentence(say, tally, over);
    }

    public String getOthers() {
        return TallyWording.others(say, tally, over);
    }

    /** "Sista svarsdag är onsdag 30 september 2026, om 12 dagar." As markup. */
    public String getLastDay() {
        LocalDate day = consultation.closesOn();
        if (day == null) return "";
        if (over) return say.text("board.last-day.over", say.weekdayTag(day));
        return say.text("board.last-day", say.weekdayTag(day), say.inDays(Math.max(0, daysLeft(day))));
    }

    private long daysLeft(LocalDate day) {
        return ChronoUnit.DAYS.between(day(), day);
    }

    public @Nullable Units getUnits() {
        if (tally.invited() == 0 || tally.invited() > Units.BODIES_MAX) return null;
        return Units.of(tally, say.text("board.units", getSentence()));
    }

    /** Shares instead of symbols when there are too many to see one by one. */
    public @Nullable String getShares() {
        if (tally.invited() <= Units.BODIES_MAX) return null;
        List<Shares.Part> parts =
                statusParts(tally.answered(), tally.noComments(), tally.declined(), tally.awaited(), tally.silent());
        return Shares.bar("andel", say.text("board.shares", say.number(tally.invited())), getSentence(), parts);
    }

    private List<Shares.Part> statusParts(int answered, int none, int declined, int awaited, int silent) {
        return List.of(
                new Shares.Part("s-answered", "n-answered", answered, say.text("status.ANSWERED"), false),
                new Shares.Part("s-none", "n-none", none, say.text("status.NO_COMMENTS"), false),
                new Shares.Part("s-declined", "n-declined", declined, say.text("status.DECLINED"), false),
                new Shares.Part("s-asked", "n-noanswer", awaited, say.text("status.INVITED"), true),
                new Shares.Part("s-noanswer", "n-noanswer", silent, say.text("status.SILENT"), true));
    }

    public List<Count> getCounts() {
        List<Count> counts = new ArrayList<>();
        counts.add(count(StatusMark.ANSWERED, "ANSWERED", tally.answered(), "status.ANSWERED", answeredNote()));
        if (tally.noComments() > 0) {
            counts.add(count(
                    StatusMark.NO_COMMENTS,
                    "NO_COMMENTS",
                    tally.noComments(),
                    "status.NO_COMMENTS",
                    note(tally.noComments(), "board.note.none")));
        }
        if (tally.declined() > 0) {
            counts.add(count(
                    StatusMark.DECLINED,
                    "DECLINED",
                    tally.declined(),
                    "status.DECLINED",
                    note(tally.declined(), "board.note.declined")));
        }
        if (tally.awaited() > 0) {
            String more = tally.extended() == 0
                    ? note(tally.awaited(), "")
                    : say.text(
                            tally.extended() == 1 ? "board.note.more-time.one" : "board.note.more-time",
                            say.number(tally.extended()));
            Count waiting = count(StatusMark.ASKED, "INVITED", tally.awaited(), "board.waiting", more);
            counts.add(new Count(
                    waiting.mark(),
                    waiting.number(),
                    waiting.word(),
                    waiting.note(),
                    waiting.href(),
                    tally.extended() > 0));
        }
        if (tally.silent() > 0) {
            counts.add(count(
                    StatusMark.SILENT,
                    "SILENT",
                    tally.silent(),
                    "status.SILENT",
                    note(tally.silent(), "board.note.silent")));
        }
        return counts;
    }

    private String answeredNote() {
        String published = tally.published() == 0
                ? say.text("board.note.none-published")
                : say.text(
                        tally.published() == 1 ? "board.note.published.one" : "board.note.published",
                        say.number(tally.published()));
        return many() ? say.share(tally.answered(), tally.invited()) + ", " + published : published;
    }

    private String note(int part, String key) {
        if (many()) return say.share(part, tally.invited());
        return key.isEmpty() ? "" : say.text(key);
    }

    private boolean many() {
        return tally.invited() > Units.BODIES_MAX;
    }

    private Count count(StatusMark mark, String status, int number, String word, String note) {
        return new Count(mark, say.number(number), say.text(word), note, filter("status", status), false);
    }

    /** All rows, of the same day. */
    static Query whole(Query here) {
        return Query.of(here.path(), java.util.Map.of())
                .with(AsOf.NAME, here.parameters().get(AsOf.NAME));
    }

    private String filter(String name, String value) {
        return whole(here).with(name, value).at("tabell").href();
    }

    /** How the types of bodies have answered, when there are several. */
    public List<OfType> getTypes() {
        if (tally.types().size() < 2) return List.of();
        return tally.types().stream()
                .filter(type -> type.type() != null && type.invited() > 0)
                .sorted(Comparator.comparingInt(TallyView.OfType::invited).reversed())
                .map(this::ofType)
                .toList();
    }

    private OfType ofType(TallyView.OfType type) {
        int awaited = type.invited() - type.answered() - type.noComments() - type.declined() - type.silent();
        String bar = Shares.row(
                statusParts(type.answered(), type.noComments(), type.declined(), awaited, type.silent()),
                18,
                type.invited());
        String name = type.type() == null ? "" : type.type().name();
        return new OfType(
                say.text("types." + name),
                bar,
                say.share(type.answered(), type.invited()),
                say.text("board.of", say.number(type.answered()), say.number(type.invited())),
                filter("typ", name));
    }

    /** The curve as markup; null before the first answer, when there is nothing to draw. */
    public @Nullable String getCurve() {
        SortedMap<LocalDate, Integer> perDay = perDay();
        LocalDate first = consultation.opensOn();
        if (perDay.isEmpty() || first == null) return null;
        LocalDate last = consultation.closesOn();
        LocalDate shownTo = over && past == null ? latest(perDay.lastKey(), last) : day();
        int total = perDay.values().stream().mapToInt(Integer::intValue).sum();
        List<String> end = over || past != null
                ? List.of(say.text("board.curve.count", say.number(total)))
                : List.of(say.text("board.curve.count", say.number(total)), say.text("board.curve.today"));
        StepCurve.Words words = new StepCurve.Words(
                say.text("board.curve.title"),
                say.text(
                        "board.curve.description",
                        say.day(first),
                        say.day(shownTo),
                        say.number(total),
                        say.number(tally.invited())),
                say.text("board.curve.roof", say.number(tally.invited())),
                last == null ? List.of() : lastDayLines(last),
                say.text("board.curve.reminder"),
                end,
                day -> day.getDayOfMonth() + Wording.HARD + say.monthAbbreviated(day),
                say::monthAbbreviated,
                say::number);
        return new StepCurve(first, last, shownTo, perDay, tally.invited(), tally.reminders(), words).svg();
    }

    /** When reminders went, in words; null where none did. */
    public @Nullable String getReminders() {
        if (tally.reminders().isEmpty()) return null;
        return say.text(
                "board.curve.reminders",
                say.list(tally.reminders().stream().map(say::shortDayTag).toList()));
    }

    /** One word a line: the column beside the curve is narrow. */
    private List<String> lastDayLines(LocalDate last) {
        List<String> lines =
                new ArrayList<>(List.of(say.text("board.curve.last").split(" ")));
        lines.add(say.shortDay(last));
        return lines;
    }

    private static LocalDate latest(LocalDate arrival, @Nullable LocalDate lastDay) {
        return lastDay != null && lastDay.isAfter(arrival) ? lastDay : arrival;
    }

    private SortedMap<LocalDate, Integer> perDay() {
        SortedMap<LocalDate, Integer> perDay = new TreeMap<>();
        for (TallyView.Day day : tally.days()) {
            if (day.answered() > 0) perDay.merge(day.day(), day.answered(), Integer::sum);
        }
        return Collections.unmodifiableSortedMap(perDay);
    }

    /** What the curve draws, as rows. */
    public List<Period> getPeriods() {
        List<Period> periods = new ArrayList<>();
        int sum = 0;
        for (var day : perDay().entrySet()) {
            sum += day.getValue();
            periods.add(new Period(day.getKey(), day.getValue(), sum));
        }
        return periods;
    }

    /** How many came in the seven days that end today. */
    public String getLately() {
        LocalDate since = day().minusDays(6);
        int lately = perDay().tailMap(since).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return over || past != null ? "" : say.text("board.curve.lately", say.number(lately));
    }

    /** The positions as one bar, when anything is published. */
    public @Nullable String getPositions() {
        List<Shares.Part> parts = new ArrayList<>();
        StringBuilder description = new StringBuilder();
        for (Key key : getPositionKeys()) {
            int number = parts.size() + 1;
            boolean unstated = key.colour().equals("pos-0");
            String ink = unstated ? "on-0" : "on-" + number;
            parts.add(new Shares.Part(key.colour(), ink, key.count(), key.word(), unstated));
            if (key.count() > 0) {
                description
                        .append(description.isEmpty() ? "" : ", ")
                        .append(key.word())
                        .append(' ')
                        .append(key.count());
            }
        }
        if (description.isEmpty()) return null;
        return Shares.bar(
                "stallning",
                inside
                        ? say.text("board.positions.title.inside", say.number(drawn()))
                        : say.text("board.positions.title", say.number(tally.published())),
                say.capital(description.toString()) + ".",
                parts);
    }

    public List<Key> getPositionKeys() {
        List<Key> keys = new ArrayList<>();
        for (String position : POSITIONS) {
            String colour = position.equals("NOT_STATED") ? "pos-0" : "pos-" + (keys.size() + 1);
            keys.add(new Key(colour, tally.positions().getOrDefault(position, 0), say.text("position." + position)));
        }
        return keys;
    }

    /** How the office reads answers that state no position; null when it reads nothing into any. */
    public @Nullable String getInterpreted() {
        List<String> read = new ArrayList<>();
        for (String position : POSITIONS) {
            int count = tally.interpreted().getOrDefault(position, 0);
            if (count > 0) read.add(say.number(count) + " " + say.text("position." + position));
        }
        return read.isEmpty() ? null : say.text("board.interpreted", String.join(", ", read));
    }

    /** Whether something has come that nobody can read yet. */
    public boolean isUnread() {
        return unread() > 0;
    }

    private int unread() {
        return tally.answered() + tally.noComments() + tally.uninvited() + tally.persons() - tally.published();
    }

    private int drawn() {
        return getPositionKeys().stream().mapToInt(Key::count).sum();
    }

    /** Which responses the bar of positions is about. */
    public String getPositionsNote() {
        if (!inside) return publishedNote();
        int none = tally.positions().getOrDefault(Position.NO_COMMENTS.name(), 0);
        String note = say.text("board.positions.inside");
        if (none == 0) return note;
        return note + " " + say.text("board.published.not-drawn", say.text("board.published.none", say.number(none)));
    }

    private String publishedNote() {
        int left = unread();
        String published = say.text(
                tally.published() == 1 ? "board.published.one" : "board.published", say.number(tally.published()));
        String note =
                left > 0 && !over ? published + " " + say.text("board.published.left", say.number(left)) : published;
        return (note + " " + notDrawn()).strip();
    }

    /** Which of the published responses have no part in the bar of positions, so that its parts make up the sum. */
    private String notDrawn() {
        int none = tally.positions().getOrDefault(Position.NO_COMMENTS.name(), 0);
        int persons = tally.published()
                - tally.positions().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        List<String> parts = new ArrayList<>();
        if (none > 0) parts.add(say.text("board.published.none", say.number(none)));
        if (persons > 0) parts.add(say.text("board.published.persons", say.number(persons)));
        return parts.isEmpty() ? "" : say.text("board.published.not-drawn", say.list(parts));
    }
}
