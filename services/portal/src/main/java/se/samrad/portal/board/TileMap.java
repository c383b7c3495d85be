package se.samrad.portal.board;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyStatus;
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.charts.StatusMark;
import se.samrad.portal.charts.TileLayout;
import se.samrad.portal.frame.Query;
import se.samrad.portal.wording.Wording;

/**
 * The municipalities of a county as tiles that lie roughly as on a map.
 *
 * @param heading whose municipalities
 * @param summary how many of those asked have answered
 */
public record TileMap(String county, String heading, String summary, List<Cell> cells) {
    /**
     * One municipality.
     *
     * @param place classes of column and row
     * @param mark null when it was not asked
     * @param href to its row in the table, or to its own page
     */
    public record Cell(
            String place,
            String name,
            String abbreviation,
            @Nullable StatusMark mark,
            @Nullable String href) {}

    static TileMap of(
            TileLayout layout,
            Map<String, BodyRow> byCode,
            boolean over,
            Function<BodyRow, String> leads,
            Wording say) {
        List<Cell> cells = layout.tiles().values().stream()
                .sorted(Comparator.comparingInt(TileLayout.Tile::row).thenComparingInt(TileLayout.Tile::column))
                .map(tile -> cell(tile, byCode.get(tile.code()), leads))
                .toList();
        long asked =
                layout.tiles().keySet().stream().filter(byCode::containsKey).count();
        long answered = layout.tiles().keySet().stream()
                .map(byCode::get)
                .filter(row -> row != null && !row.doubtful() && row.status() == BodyStatus.ANSWERED)
                .count();
        return new TileMap(
                layout.county(),
                say.text("board.map", genitive(layout.county(), say)),
                say.text(
                        over ? "board.map.summary.over" : "board.map.summary", say.number(answered), say.number(asked)),
                cells);
    }

    private static String genitive(String county, Wording say) {
        return say.language().english() ? county.replace("Stockholms län", "Stockholm County") : county;
    }

    private static Cell cell(TileLayout.Tile tile, @Nullable BodyRow row, Function<BodyRow, String> leads) {
        String place = "c" + tile.column() + " r" + tile.row();
        if (row == null) return new Cell(place, tile.name(), tile.abbreviation(), null, null);
        return new Cell(place, tile.name(), tile.abbreviation(), StatusMark.of(row), leads.apply(row));
    }

    /** To its row in the table of the page. A filtered table may lack the row, so the tile leads to the whole one. */
    static Function<BodyRow, String> toRows(Query here) {
        boolean filtered =
                !here.with("uppdatera", null).with(AsOf.NAME, null).parameters().isEmpty();
        return row -> filtered ? Board.whole(here).at(anchor(row)).href() : "#" + anchor(row);
    }

    /** The id of a body's row in the table. */
    public static String anchor(BodyRow row) {
        return "rad-" + row.body();
    }
}
