package se.samrad.portal.board;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Position;
import se.samrad.contracts.consultations.Section;
import se.samrad.portal.backend.ResponseText;
import se.samrad.portal.charts.Shares;

/** How many published responses say what of each section. Sections nobody has taken a position on are left out. */
public record SectionMatrix(List<Row> rows, int highest) {
    /** One section; {@code counts} in the order of {@link #COLUMNS}. */
    public record Row(Section section, @Nullable String chapter, List<Integer> counts, int sum) {
        /** The row as a bar; bars of a column share one scale. */
        public String bar(int highest) {
            List<Shares.Part> parts = new ArrayList<>();
            for (int i = 0; i < counts.size(); i++) {
                parts.add(new Shares.Part("pos-" + (i + 1), "", counts.get(i), "", false));
            }
            return Shares.row(parts, 14, highest);
        }
    }

    static final List<Position> COLUMNS =
            List.of(Position.SUPPORTS, Position.SUPPORTS_WITH_REMARKS, Position.NEITHER, Position.OPPOSES);

    /** Null when nobody has taken a position on any section. */
    static @Nullable SectionMatrix of(List<Section> sections, List<ResponseText> texts) {
        Map<String, Map<Position, Integer>> counted = new HashMap<>();
        for (ResponseText text : texts) {
            for (ResponseText.OfSection said : text.sections()) {
                if (said.position() == null) continue;
                counted.computeIfAbsent(said.section(), id -> new EnumMap<>(Position.class))
                        .merge(said.position(), 1, Integer::sum);
            }
        }
        List<Row> rows = new ArrayList<>();
        String chapter = null;
        String shownChapter = null;
        for (Section section : sections) {
            if (section.level() == 1) chapter = section.title();
            Map<Position, Integer> counts = counted.get(section.id());
            if (counts == null) continue;
            List<Integer> columns = COLUMNS.stream()
                    .map(column -> counts.getOrDefault(column, 0))
                    .toList();
            int sum = columns.stream().mapToInt(Integer::intValue).sum();
            boolean newChapter = chapter != null && section.level() > 1 && !chapter.equals(shownChapter);
            rows.add(new Row(section, newChapter ? chapter : null, columns, sum));
            if (newChapter) shownChapter = chapter;
        }
        int highest = rows.stream().mapToInt(Row::sum).max().orElse(0);
        return highest == 0 ? null : new SectionMatrix(List.copyOf(rows), highest);
    }
}
