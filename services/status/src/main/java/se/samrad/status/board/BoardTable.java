package se.samrad.status.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.responses.Channel;
import se.samrad.status.Audience;
import se.samrad.status.SwedishWords;

/** The rows of a board as a table in Swedish; for staff with columns of what is theirs alone. */
record BoardTable(List<String> headings, List<List<Cell>> lines) {
    private static final List<String> HEADINGS = List.of(
            "Id",
            "Namn",
            "Typ",
            "Kommunkod",
            "Status",
            "Sista svarsdag",
            "Mer tid",
            "Svarade",
            "Sent",
            "Ställningstagande",
            "Möten",
            "Senaste möte");
    private static final List<String> OF_STAFF = List.of("Begär tid till", "Handling", "Kom med", "Öppnade inbjudan");

    static BoardTable of(Audience audience, List<BodyItem> items) {
        List<String> headings = new ArrayList<>(HEADINGS);
        if (audience == Audience.STAFF) headings.addAll(OF_STAFF);
        return new BoardTable(
                headings, items.stream().map(item -> line(audience, item)).toList());
    }

    private static List<Cell> line(Audience audience, BodyItem item) {
        List<Cell> cells = new ArrayList<>(List.of(
                text(item.body()),
                text(item.name()),
                text(type(item.type())),
                text(item.municipalityCode()),
                text(status(item)),
                day(item.deadline()),
                text(yes(item.moreTime())),
                answered(item.answeredAt()),
                text(yes(item.late())),
                text(item.position() == null ? null : SwedishWords.position(item.position())),
                new Cell.Number(item.meetings()),
                met(item.met())));
        if (audience == Audience.STAFF) {
            cells.add(day(item.requested()));
            cells.add(text(item.documentNumber()));
            cells.add(text(channel(item.channel())));
            cells.add(day(item.openedOn()));
        }
        return cells;
    }

    private static Cell text(@Nullable String text) {
        return new Cell.Text(text == null ? "" : text);
    }

    private static Cell day(@Nullable LocalDate day) {
        return day == null ? text(null) : new Cell.Day(day);
    }

    /** The day alone: an instant is that of another day to who reads it as it is written. */
    private static Cell answered(@Nullable String at) {
        if (at == null) return text(null);
        return new Cell.Day(Deadline.day(at));
    }

    /** As it was stated where it was stated in words. */
    private static Cell met(Met.@Nullable Last last) {
        if (last == null) return text(null);
        String stated = last.whenAsStated();
        String when = last.when();
        if (stated != null) return text(stated);
        return when != null && when.matches("\\d{4}-\\d{2}-\\d{2}") ? day(LocalDate.parse(when)) : text(when);
    }

    private static String yes(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value) ? "ja" : "";
    }

    private static @Nullable String status(BodyItem item) {
        if (item.doubtful()) return "Uppgiften kontrolleras";
        return item.astray() ? "Inbjudan gick till fel mottagare" : status(item.status());
    }

    private static @Nullable String status(@Nullable BodyStatus status) {
        if (status == null) return null;
        return switch (status) {
            case INVITED -> "Tillfrågad";
            case ANSWERED -> "Svarat";
            case NO_COMMENTS -> "Inga synpunkter";
            case DECLINED -> "Avstår från att svara";
            case SILENT -> "Inget svar";
        };
    }

    private static @Nullable String type(@Nullable BodyType type) {
        if (type == null) return null;
        return switch (type) {
            case MUNICIPALITY -> "Kommun";
            case REGION -> "Region";
            case AUTHORITY -> "Myndighet";
            case ASSOCIATION -> "Förening";
            case COMPANY -> "Bolag eller stiftelse";
            case UNIVERSITY -> "Lärosäte";
            case OTHER -> "Övrig";
        };
    }

    private static @Nullable String channel(@Nullable Channel channel) {
        if (channel == null) return null;
        return switch (channel) {
            case WEB -> "På webben";
            case SYSTEM -> "Från annat system";
            case EMAIL -> "Med mejl";
            case PAPER -> "På papper";
        };
    }
}
