package se.samrad.standalone.story;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One product and one browser for all classes with stories: begun by the first of them, closed after the last test. */
final class SharedScreens implements BeforeAllCallback {
    private static @Nullable Screens shared;

    static Screens screens() {
        return Objects.requireNonNull(shared);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        shared = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedScreens.class))
                .computeIfAbsent(Screens.class, key -> new Screens(), Screens.class);
    }
}
