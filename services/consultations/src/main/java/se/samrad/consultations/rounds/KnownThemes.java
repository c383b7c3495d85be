package se.samrad.consultations.rounds;

import static com.mongodb.client.model.Filters.eq;

import java.util.List;
import org.springframework.stereotype.Component;
import se.samrad.consultations.ThemesView;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Vocabulary;
import se.samrad.eventing.views.CatchUp;
import se.samrad.eventing.views.Views;

/** Which themes there are. Known ones never wait; before one is called unknown, its owner is asked. */
@Component
class KnownThemes {
    private final Views views;
    private final ThemesView view;
    private final CatchUp catchUp;

    KnownThemes(Views views, ThemesView view, CatchUp catchUp) {
        this.views = views;
        this.view = view;
        this.catchUp = catchUp;
    }

    /** @throws se.samrad.eventing.Rejected when nobody can say just now */
    boolean known(String theme) {
        if (!Ids.valid(theme)) return false;
        return catchUp.known(view, "news", List.of(Vocabulary.THEMES.stream() + "/" + theme), () -> inView(theme));
    }

    private boolean inView(String theme) {
        return views.rows(view).in(ThemesView.THEMES).find(eq("_id", theme)).first() != null;
    }
}
