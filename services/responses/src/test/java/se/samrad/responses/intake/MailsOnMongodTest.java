package se.samrad.responses.intake;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.eventing.bench.RealMongod;

@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
class MailsOnMongodTest extends MailStoreContract {
    @Override
    String uri(String database) {
        return RealMongod.shared(database);
    }
}
