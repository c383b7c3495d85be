package se.samrad.portal.charts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * Where the municipalities of a county lie, roughly as on a map. Layouts are data: one file a county, one line a municipality.
 *
 * @param county its name
 * @param tiles by municipality code
 */
public record TileLayout(String county, Map<String, Tile> tiles) {
    /**
     * @param column 0 to the left
     * @param row 0 at the top
     * @param name with soft hyphens where a long one may break
     * @param abbreviation for narrow screens
     */
    public record Tile(String code, int column, int row, String name, String abbreviation) {}

    private static final List<String> FILES = List.of("stockholms-lan", "exempellan");

    /** Every layout there is. */
    public static List<TileLayout> all() {
        return FILES.stream().map(TileLayout::read).toList();
    }

    /** The layout that most of these municipalities lie in; none when fewer than half of a county is there. */
    public static Optional<TileLayout> fitting(List<TileLayout> layouts, Set<String> codes) {
        return layouts.stream()
                .filter(layout -> 2 * layout.covered(codes) >= layout.tiles().size())
                .max(Comparator.comparingInt(layout -> layout.covered(codes)));
    }

    private int covered(Set<String> codes) {
        Set<String> both = new HashSet<>(codes);
        both.retainAll(tiles.keySet());
        return both.size();
    }

    private static TileLayout read(String file) {
        ClassPathResource resource = new ClassPathResource("portal/layouts/" + file + ".csv");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> all = lines.lines().filter(line -> !line.isBlank()).toList();
            Map<String, Tile> tiles = all.stream()
                    .skip(2)
                    .map(TileLayout::tile)
                    .collect(Collectors.toUnmodifiableMap(Tile::code, Function.identity()));
            return new TileLayout(all.getFirst().replaceFirst("^# *", ""), tiles);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static Tile tile(String line) {
        String[] cells = line.split(";", -1);
        return new Tile(cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), cells[3], cells[4]);
    }
}
