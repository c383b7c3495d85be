package se.samrad.status.rows;

import se.samrad.eventing.bench.Bench;

class StandInFoldingTest extends FoldingLaw {
    @Override
    String uri() {
        return Bench.mongoUri("law");
    }

    @Override
    int seeds() {
        return 8;
    }
}
