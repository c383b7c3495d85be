package se.samrad.responses.drafts;

import se.samrad.eventing.bench.Bench;

class DraftsOnTheStandInTest extends DraftStoreContract {
    @Override
    String uri(String database) {
        return Bench.mongoUri(database);
    }
}
