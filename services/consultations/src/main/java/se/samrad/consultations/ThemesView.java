package se.samrad.consultations;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;

/** The controlled list of themes, which {@code news} owns. */
public final class ThemesView implements View {
    public static final String THEMES = "themes";
    private static final String PREFIX = Vocabulary.THEMES.stream() + "/";

    @Override
    public String name() {
        return "themes";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.NEWS);
    }

    @Override
    public @Nullable Register register(String stream) {
        return stream.startsWith(PREFIX)
                ? new Register(THEMES, stream.substring(PREFIX.length()), "theme", Map.of())
                : null;
    }

    @Override
    public int stateKnown(String stream) {
        return Vocabulary.schema(ThemeFacts.class);
    }
}
