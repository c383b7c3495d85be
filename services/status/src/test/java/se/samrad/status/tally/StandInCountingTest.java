package se.samrad.status.tally;

import se.samrad.eventing.bench.Bench;

class StandInCountingTest extends CountingLaw {
    @Override
    String uri() {
        return Bench.mongoUri("law");
    }

    @Override
    int seeds() {
        return 8;
    }
}
