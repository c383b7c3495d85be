package se.samrad.responses.files;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.eventing.bench.RealMongod;

@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
class FilesOnMongodTest extends FileStoreContract {
    @Override
    String uri() {
        return RealMongod.shared("files");
    }
}
