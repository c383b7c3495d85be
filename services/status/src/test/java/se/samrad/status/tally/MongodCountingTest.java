package se.samrad.status.tally;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.eventing.bench.RealMongod;

@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
class MongodCountingTest extends CountingLaw {
    @Override
    String uri() {
        return RealMongod.shared("counting");
    }

    @Override
    int seeds() {
        return 4;
    }
}
