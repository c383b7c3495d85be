package se.samrad.eventing.views;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.eventing.bench.RealMongod;

@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MongodFromNothingTest extends FromNothingLaw {
    private @Nullable RealMongod mongod;

    @BeforeAll
    void start() {
        mongod = RealMongod.start(1);
    }

    @AfterAll
    void stop() {
        if (mongod != null) mongod.close();
    }

    @Override
    String uri(String database) {
        if (mongod == null) throw new IllegalStateException("not started");
        return mongod.uri(database);
    }
}
