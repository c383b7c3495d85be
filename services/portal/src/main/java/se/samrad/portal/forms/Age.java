package se.samrad.portal.forms;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.WorkingDays;
import se.samrad.portal.wording.Wording;

/** How long something has waited, as one says it: "2 dagar", "3 timmar". */
public final class Age {
    private Age() {}

    public static String of(@Nullable Instant since, Wording say) {
        if (since == null) return "";
        Duration waited = Duration.between(since, say.now());
        if (waited.toDays() > 0) return count(waited.toDays(), "day", say);
        if (waited.toHours() > 0) return count(waited.toHours(), "hour", say);
        return count(Math.max(1, waited.toMinutes()), "minute", say);
    }

    private static String count(long number, String unit, Wording say) {
        return number == 1 ? say.text("age." + unit + ".one") : say.text("age." + unit, say.number(number));
    }

    /** Whether it has waited one working day, which is as long as anything should. */
    public static boolean isOld(@Nullable Instant since, Wording say) {
        return since != null && WorkingDays.waitedOne(since, say.now());
    }
}
