package se.samrad.portal.backend;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;

/**
 * How many stand where.
 *
 * @param extended those still awaited whose own last day is later than the general one
 * @param wrongRecipient whose invitation went to the wrong recipient: not among the invited
 * @param positions by name, {@code NOT_STATED} for none
 * @param interpreted of those for none, how the office reads them
 * @param published how many responses can be read
 * @param days per day of arrival, of those asked
 * @param reminders days on which any of them was reminded
 */
public record TallyView(
        int invited,
        int answered,
        int noComments,
        int declined,
        int silent,
        int extended,
        int late,
        int uninvited,
        int persons,
        int wrongRecipient,
        Map<String, Integer> positions,
        Map<String, Integer> interpreted,
        @Nullable String position,
        @Nullable Instant updatedAt,
        List<Day> days,
        List<OfType> types,
        int published,
        boolean doubtful,
        List<LocalDate> reminders) {

    /** How many answered on a day. */
    public record Day(LocalDate day, int answered) {}

    /** How those of one type stand. */
    public record OfType(
            @Nullable BodyType type, int invited, int answered, int noComments, int declined, int silent) {}

    @SuppressWarnings("NullAway") // what is missing in JSON arrives as null
    public TallyView {
        positions = positions == null ? Map.of() : Map.copyOf(positions);
        interpreted = interpreted == null ? Map.of() : Map.copyOf(interpreted);
        days = days == null ? List.of() : List.copyOf(days);
        types = types == null ? List.of() : List.copyOf(types);
        reminders = reminders == null ? List.of() : List.copyOf(reminders);
    }

    /** Those still awaited. */
    public int awaited() {
        return Math.max(0, invited - answered - noComments - declined - silent);
    }
}
