package se.samrad.responses.search;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.eventing.bench.RealMongod;

@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
class PublishedWordsOnMongodTest extends PublishedWordsContract {
    private static @Nullable RealMongod mongod;

    @BeforeAll
    static void start() {
        mongod = RealMongod.start(1);
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(mongod).close();
    }

    @Override
    String uri() {
        return Objects.requireNonNull(mongod).uri("admin");
    }
}
