package se.samrad.eventing.views;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.eventing.bench.RealMongod;

@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MongodFromNothingTest extends FromNothingLaw {
    @Override
    String uri(String database) {
        return RealMongod.shared(database);
    }
}
