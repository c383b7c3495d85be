package se.samrad.responses.drafts;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.eventing.bench.RealMongod;

@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
class DraftsOnMongodTest extends DraftStoreContract {
    @Override
    String uri(String database) {
        return RealMongod.shared(database);
    }
}
