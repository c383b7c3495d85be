package se.samrad.meetings;

import static com.mongodb.client.model.Filters.eq;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Vocabulary;
import se.samrad.eventing.views.CatchUp;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;
import se.samrad.meetings.domain.KnownThings;

/** Looks in the view, and asks the owner before anything is called unknown. What is known never waits. */
@Component
class KnownStreams {
    private static final String CONSULTATIONS = "consultations";
    private static final String NEWS = "news";

    private final Views views;
    private final KnownView view;
    private final CatchUp catchUp;

    KnownStreams(Views views, KnownView view, CatchUp catchUp) {
        this.views = views;
        this.view = view;
        this.catchUp = catchUp;
    }

    /** Its functions throw {@link se.samrad.eventing.Rejected} when an owner is away. */
    KnownThings things() {
        return new KnownThings(
                this::body,
                id -> known(CONSULTATIONS, Vocabulary.CONSULTATIONS.stream(), id),
                id -> known(NEWS, Vocabulary.THEMES.stream(), id),
                this::section);
    }

    private KnownThings.Body body(String id) {
        String kind = Vocabulary.BODIES.stream();
        if (!known(CONSULTATIONS, kind, id)) return KnownThings.Body.UNKNOWN;
        Document row = row(kind, id);
        Document standing = row == null ? null : row.get(KnownView.STATE, Document.class);
        return standing != null && standing.getBoolean(KnownView.PERSON, false)
                ? KnownThings.Body.PERSON
                : KnownThings.Body.ORGANISATION;
    }

    private boolean known(String owner, String kind, String id) {
        return catchUp.known(view, owner, List.of(kind + "/" + id), () -> row(kind, id) != null);
    }

    private boolean section(List<String> consultations, String section) {
        List<String> streams = consultations.stream()
                .map(consultation -> Vocabulary.CONSULTATIONS.stream() + "/" + consultation)
                .toList();
        return catchUp.known(
                view,
                CONSULTATIONS,
                streams,
                () -> consultations.stream()
                        .anyMatch(consultation -> views.rows(view)
                                        .in(View.EVENTS)
                                        .find(KnownView.section(consultation, section))
                                        .projection(new Document("_id", 1))
                                        .first()
                                != null));
    }

    private @Nullable Document row(String kind, String id) {
        return views.rows(view).in(kind).find(eq("_id", id)).first();
    }
}
