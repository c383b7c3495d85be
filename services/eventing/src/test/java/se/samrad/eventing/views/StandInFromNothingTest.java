package se.samrad.eventing.views;

import se.samrad.eventing.bench.Bench;

class StandInFromNothingTest extends FromNothingLaw {
    @Override
    String uri(String database) {
        return Bench.mongoUri(database);
    }
}
