package se.samrad.status.board;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.BodyType;

/**
 * Which bodies of a board somebody wants to see, and in which order: the same for a page of the list and for a file.
 *
 * @param q part of the name
 * @param opened those whose invitation has been opened, or those whose has not; only for staff, who alone know
 * @param asked those that were asked, or else those that answered unasked
 * @param sort {@code status}, {@code answered} or {@code deadline}; by name for anything else
 */
record Sought(
        String q,
        @Nullable BodyType type,
        @Nullable BodyStatus status,
        @Nullable Boolean moreTime,
        @Nullable Boolean opened,
        boolean asked,
        String sort) {
    private static final Locale SWEDISH = Locale.of("sv");

    List<BodyItem> of(List<Board.Line> lines) {
        String sought = q.strip().toLowerCase(SWEDISH);
        return lines.stream()
                .filter(line -> line.item().name().toLowerCase(SWEDISH).contains(sought))
                .filter(line -> type == null || type == line.item().type())
                .filter(line -> status == null || status == line.item().status())
                .filter(line -> moreTime == null || moreTime.equals(line.item().moreTime()))
                .filter(line ->
                        opened == null || (asked && opened.equals(line.item().opened())))
                .sorted(order())
                .map(Board.Line::item)
                .toList();
    }

    private Comparator<Board.Line> order() {
        Comparator<Board.Line> byName = Comparator.comparing(Board.Line::sortKey)
                .thenComparing(line -> line.item().body());
        return switch (sort) {
            case "status" ->
                Comparator.<Board.Line, BodyStatus>comparing(
                                line -> line.item().status(), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(byName);
            case "answered" ->
                Comparator.<Board.Line, String>comparing(
                                line -> line.item().answeredAt(), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(byName);
            case "deadline" ->
                Comparator.<Board.Line, LocalDate>comparing(
                                line -> line.item().deadline(), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(byName);
            default -> byName;
        };
    }
}
