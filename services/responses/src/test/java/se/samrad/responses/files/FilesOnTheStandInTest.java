package se.samrad.responses.files;

import se.samrad.eventing.bench.Bench;

class FilesOnTheStandInTest extends FileStoreContract {
    @Override
    String uri() {
        return Bench.mongoUri("admin");
    }
}
