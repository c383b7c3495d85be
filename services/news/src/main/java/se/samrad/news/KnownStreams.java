package se.samrad.news;

import static com.mongodb.client.model.Filters.eq;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Vocabulary;
import se.samrad.eventing.Commands;
import se.samrad.eventing.store.CommitStore;
import se.samrad.eventing.views.CatchUp;
import se.samrad.eventing.views.Views;
import se.samrad.news.domain.Themes;
import se.samrad.news.domain.Themes.Theme;
import se.samrad.news.imports.KnownTheme;

/**
 * What news items speak of. Themes are our own and read from their commits; a consultation that the view does not have is
 * asked for before it is called unknown.
 */
@Component
public class KnownStreams {
    private static final int THEMES_MAX = 1_000;
    /** A word that stands where an id would in the address of something else. */
    private static final String RESERVED = "imports";

    private final Commands commands;
    private final CommitStore commits;
    private final Views views;
    private final KnownView view;
    private final CatchUp catchUp;

    KnownStreams(Commands commands, CommitStore commits, Views views, KnownView view, CatchUp catchUp) {
        this.commands = commands;
        this.commits = commits;
        this.views = views;
        this.view = view;
        this.catchUp = catchUp;
    }

    /** Whether an item or a theme may have this id. */
    public static boolean free(String id) {
        return Ids.valid(id) && !id.equals(RESERVED);
    }

    public boolean theme(String id) {
        return commands.fold(Themes.THEME, Themes.stream(id)).state() instanceof Theme.Defined;
    }

    /** The whole controlled list. */
    public List<KnownTheme> themes() {
        List<KnownTheme> themes = new ArrayList<>();
        String prefix = Themes.stream("");
        for (CommitStore.Head head : commits.heads(prefix, THEMES_MAX)) {
            if (!head.stream().startsWith(prefix)) break;
            if (commands.fold(Themes.THEME, head.stream()).state() instanceof Theme.Defined defined) {
                themes.add(new KnownTheme(
                        head.stream().substring(prefix.length()),
                        defined.facts().name()));
            }
        }
        return themes;
    }

    /** @throws se.samrad.eventing.Rejected unavailable, when its owner is away and the view does not know it */
    public boolean consultation(String id) {
        return catchUp.known(
                view, "consultations", List.of(Vocabulary.CONSULTATIONS.stream() + "/" + id), () -> inView(id));
    }

    private boolean inView(String id) {
        return views.rows(view).in(KnownView.CONSULTATIONS).find(eq("_id", id)).first() != null;
    }
}
