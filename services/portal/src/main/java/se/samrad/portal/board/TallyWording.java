package se.samrad.portal.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.RoughDate;
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.backend.TallyView;
import se.samrad.portal.wording.Wording;

/** Says how a consultation stands: the sentence and the heading that are the same on every page. */
public final class TallyWording {
    private TallyWording() {}

    /** "41 av 60 har lämnat synpunkter"; or that nobody has been asked. */
    public static String heading(Wording say, TallyView tally, boolean over) {
        if (tally.invited() == 0) return say.text("tally.nobody");
        return say.text(
                over ? "tally.heading.over" : "tally.heading",
                say.number(tally.answered()),
                say.number(tally.invited()));
    }

    /** What follows the two numbers of {@link #heading} where these are set apart. */
    public static String headingRest(Wording say, boolean over) {
        return say.text(over ? "tally.rest.over" : "tally.rest");
    }

    /** "60 tillfrågade: 41 har lämnat synpunkter, 2 har inga synpunkter, 1 avstår från att svara och 16 har inte svarat, …". */
    public static String sentence(Wording say, TallyView tally, boolean over) {
        if (tally.invited() == 0) return say.text("tally.nobody");
        String asked = say.text(tally.invited() == 1 ? "tally.asked.one" : "tally.asked", say.number(tally.invited()));
        return asked + " " + say.list(over ? partsAfter(say, tally) : partsDuring(say, tally)) + ".";
    }

    private static List<String> partsDuring(Wording say, TallyView tally) {
        List<String> parts = new ArrayList<>();
        int waiting = tally.awaited() + tally.silent();
        if (tally.answered() > 0 || waiting < tally.invited()) {
            parts.add(say.text("tally.answered", say.number(tally.answered())));
        }
        if (tally.noComments() > 0) parts.add(say.text("tally.none", say.number(tally.noComments())));
        if (tally.declined() > 0) parts.add(say.text("tally.declined", say.number(tally.declined())));
        if (parts.isEmpty()) parts.add(say.text("tally.nothing-yet"));
        else if (waiting > 0) parts.add(say.text("tally.waiting", say.number(waiting)));
        if (tally.extended() > 0 && waiting > 0) {
            parts.add(parts.removeLast() + say.text("tally.of-which-more-time", say.number(tally.extended())));
        }
        return parts;
    }

    private static List<String> partsAfter(Wording say, TallyView tally) {
        List<String> parts = new ArrayList<>();
        parts.add(say.text("tally.answered.over", say.number(tally.answered())));
        if (tally.noComments() > 0) parts.add(say.text("tally.none.over", say.number(tally.noComments())));
        if (tally.declined() > 0) parts.add(say.text("tally.declined.over", say.number(tally.declined())));
        if (tally.silent() > 0) parts.add(say.text("tally.silent", say.number(tally.silent())));
        if (tally.awaited() > 0) parts.add(say.text("tally.more-time", say.number(tally.awaited())));
        return parts;
    }

    /** "Dessutom har 12 organisationer som inte var tillfrågade och 85 privatpersoner svarat." And whose invitation went astray. Empty when there is neither. */
    public static String others(Wording say, TallyView tally, boolean over) {
        List<String> who = new ArrayList<>();
        if (tally.uninvited() > 0) {
            who.add(say.text(
                    tally.uninvited() == 1 ? "tally.uninvited.one" : "tally.uninvited", say.number(tally.uninvited())));
        }
        if (tally.persons() > 0) {
            who.add(say.text(
                    tally.persons() == 1 ? "tally.persons.one" : "tally.persons", say.number(tally.persons())));
        }
        List<String> sentences = new ArrayList<>();
        boolean one = tally.uninvited() + tally.persons() == 1;
        String key = over ? "tally.others.over" : one ? "tally.others.one" : "tally.others";
        if (!who.isEmpty()) sentences.add(say.text(key, say.list(who)));
        int astray = tally.wrongRecipient();
        if (astray > 0) {
            sentences.add(say.text(astray == 1 ? "tally.astray.one" : "tally.astray", say.number(astray)));
        }
        return String.join(" ", sentences);
    }

    /** "möte 17 april, inget skriftligt svar än": of who was met and has not answered; null of everybody else. */
    public static @Nullable String met(Wording say, BodyRow row, boolean over) {
        BodyRow.Met met = row.met();
        BodyStatus status = row.status();
        if (met == null || row.doubtful() || (status != BodyStatus.INVITED && status != BodyStatus.SILENT)) return null;
        String when = Optional.ofNullable(met.whenAsStated() == null ? met.when() : null)
                .flatMap(RoughDate::parse)
                .filter(RoughDate::exact)
                .map(day -> say.shortDay(day.earliest()))
                .orElseGet(() -> say.rough(met.when(), met.whenAsStated()));
        return say.text(over ? "board.table.met.over" : "board.table.met", when);
    }
}
