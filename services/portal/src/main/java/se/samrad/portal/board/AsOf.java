package se.samrad.portal.board;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.wording.Wording;

/**
 * The day whose end somebody wants to see the board at, as it was typed into the address.
 *
 * @param day a past day; null for the present
 * @param wrong key of what is wrong with what was typed; null for nothing
 */
public record AsOf(@Nullable LocalDate day, @Nullable String wrong) {
    /** The query parameter that names the day. */
    public static final String NAME = "asOf";

    public static AsOf of(@Nullable String typed, LocalDate today) {
        if (typed == null || typed.isBlank()) return new AsOf(null, null);
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.isAfter(today)) return new AsOf(null, "board.day.to-come");
            return new AsOf(day.equals(today) ? null : day, null);
        } catch (DateTimeParseException e) {
            return new AsOf(null, "board.day.malformed");
        }
    }

    public boolean isPast() {
        return day != null;
    }

    /**
     * The page for a day that cannot be shown: not a day, still to come, or before anything was known.
     *
     * @param now the consultation as it is now, which tells the first day that can be shown
     */
    public String explain(Wording say, ConsultationView now, Map<String, Object> model, HttpServletResponse response) {
        String key = wrong;
        LocalDate known = day;
        response.setStatus(key == null ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_BAD_REQUEST);
        model.put("consultation", now);
        if (key != null) model.put("wrong", say.text(key));
        else if (known != null) model.put("wrong", before(known, now.firstKnown(), say));
        return "board-day";
    }

    private static String before(LocalDate day, @Nullable LocalDate first, Wording say) {
        String before = say.text("board.day.before", say.day(day));
        return first == null ? before : before + " " + say.text("board.day.first", say.day(first));
    }
}
