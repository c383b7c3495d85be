package se.samrad.status.rows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.eventing.bench.RealMongod;

@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
class MongodFoldingTest extends FoldingLaw {
    @Override
    String uri() {
        return RealMongod.shared("folding");
    }

    @Override
    int seeds() {
        return 4;
    }
}
