package se.samrad.portal.staff.consultations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Visit;

/**
 * The letter that a body on the distribution list gets, as the one who sends it has written it.
 *
 * @param body its id
 * @param to the body's name
 * @param lastDay the body's own, where it is known
 */
public record Letter(String body, String to, @Nullable LocalDate lastDay, String subject, String text) {
    /** As it comes; more may be told of it. */
    record Written(String subject, String text) {}

    /**
     * To the one chosen, or to the first by name where nobody on the list is.
     *
     * @return null while nobody is on the list or it cannot be written just now
     */
    static @Nullable Letter to(
            @Nullable String chosen, List<BodyRow> listed, Desk desk, Visit visit, String consultation) {
        if (listed.isEmpty()) return null;
        BodyRow row = listed.stream()
                .filter(one -> one.body().equals(chosen))
                .findFirst()
                .orElse(listed.getFirst());
        return desk.backend()
                .findIfAnswered(
                        visit.caller(),
                        Service.MAIL,
                        Target.of("/api/consultations/{}/invitations/{}/letter", consultation, row.body()),
                        Written.class)
                .map(written -> new Letter(row.body(), row.name(), row.deadline(), written.subject(), written.text()))
                .orElse(null);
    }
}
