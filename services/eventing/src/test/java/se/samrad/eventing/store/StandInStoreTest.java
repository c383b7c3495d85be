package se.samrad.eventing.store;

import se.samrad.eventing.bench.Bench;

class StandInStoreTest extends StoreContract {
    @Override
    String uri(String database) {
        return Bench.mongoUri(database);
    }
}
