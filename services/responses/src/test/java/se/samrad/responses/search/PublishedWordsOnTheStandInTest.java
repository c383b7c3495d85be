package se.samrad.responses.search;

import se.samrad.eventing.bench.Bench;

class PublishedWordsOnTheStandInTest extends PublishedWordsContract {
    @Override
    String uri() {
        return Bench.mongoUri("admin");
    }
}
