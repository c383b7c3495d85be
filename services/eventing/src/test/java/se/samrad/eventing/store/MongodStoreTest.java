package se.samrad.eventing.store;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.eventing.bench.RealMongod;

@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
class MongodStoreTest extends StoreContract {
    @Override
    String uri(String database) {
        return RealMongod.shared(database);
    }
}
