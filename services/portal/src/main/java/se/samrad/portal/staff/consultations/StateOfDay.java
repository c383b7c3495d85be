package se.samrad.portal.staff.consultations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.TallyView;
import se.samrad.portal.board.TallyWording;
import se.samrad.portal.wording.Wording;

/**
 * How a consultation stands, to be pasted into the case: a dated sentence, and tables of the same numbers. Positions are those of
 * every answer, published or not.
 */
public record StateOfDay(String sentence, List<Count> bodies, List<Count> positions) {
    /** What is counted, and how much of it there is. */
    public record Count(String what, String number) {}

    private static final List<String> POSITIONS =
            List.of("SUPPORTS", "SUPPORTS_WITH_REMARKS", "NEITHER", "OPPOSES", "NO_COMMENTS", "NOT_STATED");

    /** @param day the past day whose end it is about; null for the present */
    static StateOfDay of(ConsultationView consultation, TallyView tally, @Nullable LocalDate day, Wording say) {
        boolean over = consultation.isOver();
        String others = TallyWording.others(say, tally, over).replaceAll("<[^>]*>", "");
        String said = day == null
                ? say.text("board.copy.text", say.moment(say.now()), consultation.title())
                : say.text("board.copy.text.then", say.day(day), consultation.title());
        String sentence = (said + " " + TallyWording.sentence(say, tally, over) + " " + others).strip();
        return new StateOfDay(sentence, bodies(tally, say), positions(tally, say));
    }

    private static List<Count> bodies(TallyView tally, Wording say) {
        List<Count> counts = new ArrayList<>();
        counts.add(count("board.copy.invited", tally.invited(), say));
        counts.add(count("board.copy.answered", tally.answered(), say));
        counts.add(count("board.copy.none", tally.noComments(), say));
        counts.add(count("board.copy.declined", tally.declined(), say));
        counts.add(count("board.copy.waiting", tally.awaited(), say));
        counts.add(count("board.copy.extended", tally.extended(), say));
        counts.add(count("board.copy.silent", tally.silent(), say));
        counts.add(count("board.copy.late", tally.late(), say));
        counts.add(count("board.copy.uninvited", tally.uninvited(), say));
        counts.add(count("board.copy.persons", tally.persons(), say));
        return counts;
    }

    private static List<Count> positions(TallyView tally, Wording say) {
        return POSITIONS.stream()
                .map(position -> count("position." + position, tally.positions().getOrDefault(position, 0), say))
                .toList();
    }

    private static Count count(String key, int number, Wording say) {
        return new Count(say.capital(say.text(key)), say.number(number));
    }
}
