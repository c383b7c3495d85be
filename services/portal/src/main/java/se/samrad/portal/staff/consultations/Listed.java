package se.samrad.portal.staff.consultations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Visit;

/** Who is on a distribution list. */
final class Listed {
    private static final int A_PAGE = 200;

    /** So many can be put on a list at once. */
    private static final int BODIES_MAX = 2_000;

    private Listed() {}

    /** All of them by name, each once. */
    static List<BodyRow> all(Desk desk, Visit visit, String consultation) {
        Map<String, BodyRow> bodies = new LinkedHashMap<>();
        for (int page = 0; page < BODIES_MAX / A_PAGE; page++) {
            Listing<BodyRow> rows = desk.list(
                    visit,
                    Target.of("/api/staff/consultations/{}/bodies", consultation)
                            .with("size", A_PAGE)
                            .with("page", page)
                            .with("sort", "name"),
                    BodyRow.class);
            rows.items().forEach(row -> bodies.putIfAbsent(row.body(), row));
            if (rows.items().isEmpty() || rows.last() >= rows.total()) break;
        }
        return List.copyOf(bodies.values());
    }
}
