package se.samrad.responses.copies;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Ids;
import se.samrad.contracts.responses.CopyState;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Json;
import se.samrad.eventing.views.Views;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.receipts.Receipts;

/** The requests for copies that wait, and those that were answered. */
@Component
class CopyQueue {
    private static final int LISTED_MAX = 200;
    private static final String STATUS = CopiesView.FIELD + ".status";
    private static final String ARRIVED = CopiesView.FIELD + ".arrived";

    /**
     * A line of the list.
     *
     * @param title of the consultation, when it is known
     * @param name of the body that answered; null for a person
     * @param documentNumber of the answer; null before it has one
     */
    record Line(
            String request,
            String response,
            @Nullable String title,
            @Nullable String name,
            @Nullable String documentNumber,
            LocalDate arrived,
            CopyState.Status status) {}

    record Lines(List<Line> items, long total) {}

    private final Views views;
    private final CopiesView view;
    private final Consulted consulted;
    private final Receipts receipts;
    private final Commands commands;

    CopyQueue(Views views, CopiesView view, Consulted consulted, Receipts receipts, Commands commands) {
        this.views = views;
        this.view = view;
        this.consulted = consulted;
        this.receipts = receipts;
        this.commands = commands;
    }

    /** The longest waiting first, or the newest first of those that are settled. */
    Lines list(boolean settled) {
        String open = CopyState.Status.OPEN.name();
        Bson filter = settled ? ne(STATUS, open) : eq(STATUS, open);
        Bson order = settled ? Sorts.descending(ARRIVED, "_id") : Sorts.ascending(ARRIVED, "_id");
        var rows = views.rows(view).in(CopiesView.REQUESTS);
        List<Line> lines = new ArrayList<>();
        for (Document row : rows.find(filter).sort(order).limit(LISTED_MAX)) {
            CopyState state = Json.read(row.get(CopiesView.FIELD, Document.class), CopyState.class);
            lines.add(line(row.getString("_id"), state));
        }
        return new Lines(lines, rows.countDocuments(filter));
    }

    private Line line(String request, CopyState state) {
        ResponseId response = ResponseId.existing(state.response());
        String title = consulted
                .consultation(response.consultation())
                .map(consultation -> consultation.facts().title())
                .orElse(null);
        String name = Ids.withoutAccount(response.sender()) ? null : receipts.name(response);
        String number = commands.fold(Responses.KIND, response.stream()).state() instanceof Kept kept
                ? kept.documentNumber()
                : null;
        return new Line(request, state.response(), title, name, number, state.arrived(), state.status());
    }
}
