package se.samrad.portal.staff.consultations;

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
 * @param to the body's name
 */
public record Letter(String to, String subject, String text) {
    /** As it comes; more may be told of it. */
    record Written(String subject, String text) {}

    /** To the first on the list by name; null while nobody is on it or it cannot be written just now. */
    static @Nullable Letter first(Desk desk, Visit visit, String consultation) {
        List<BodyRow> rows = desk.items(
                visit,
                Target.of("/api/staff/consultations/{}/bodies", consultation)
                        .with("size", 1)
                        .with("sort", "name"),
                BodyRow.class);
        if (rows.isEmpty()) return null;
        BodyRow row = rows.getFirst();
        return desk.backend()
                .findIfAnswered(
                        visit.caller(),
                        Service.MAIL,
                        Target.of("/api/consultations/{}/invitations/{}/letter", consultation, row.body()),
                        Written.class)
                .map(written -> new Letter(row.name(), written.subject(), written.text()))
                .orElse(null);
    }
}
