package se.samrad.portal.consultations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.TallyView;
import se.samrad.portal.board.TallyWording;
import se.samrad.portal.charts.Units;
import se.samrad.portal.wording.Wording;

/**
 * A consultation as lists show it.
 *
 * @param kind the legal kind and who sent it out
 * @param units null where nobody's status is known or there are too many
 * @param counted whether anybody was asked
 * @param count "41 av 60"
 * @param rest "har lämnat synpunkter."
 * @param lastDay as markup
 * @param days left, while it is open
 */
public record Card(
        String id,
        String title,
        String kind,
        @Nullable Units units,
        boolean counted,
        String count,
        String rest,
        String lastDay,
        @Nullable Long days,
        boolean open,
        boolean cancelled) {

    public static Card of(ConsultationView consultation, Wording say) {
        boolean over = consultation.isOver();
        TallyView tally = consultation.askedUnknown() ? null : consultation.tally();
        if (tally != null && tally.invited() == 0) tally = null;
        LocalDate lastDay = consultation.closesOn();
        return new Card(
                consultation.id(),
                consultation.title(),
                kind(consultation, say),
                tally != null && tally.invited() <= Units.BODIES_MAX
                        ? Units.of(tally, say.text("board.units", TallyWording.sentence(say, tally, over)))
                        : null,
                tally != null,
                tally != null ? say.text("board.of", say.number(tally.answered()), say.number(tally.invited())) : "",
                TallyWording.headingRest(say, over),
                lastDay == null
                        ? ""
                        : say.text(over ? "card.last-day.over" : "card.last-day", say.shortDayTag(lastDay)),
                lastDay != null && consultation.isOpen() ? Deadline.daysLeft(lastDay, say.now()) : null,
                consultation.isOpen(),
                consultation.isCancelled());
    }

    /** "Frivillig remiss, inget lagkrav, från Region Exempellän". */
    public static String kind(ConsultationView consultation, Wording say) {
        String kind = consultation.kind() == null ? "" : say.of("kind", consultation.kind());
        return consultation.issuer() == null ? kind : say.text("card.kind-from", kind, consultation.issuer());
    }
}
