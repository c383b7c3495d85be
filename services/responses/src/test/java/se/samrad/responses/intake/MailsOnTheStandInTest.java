package se.samrad.responses.intake;

import se.samrad.eventing.bench.Bench;

class MailsOnTheStandInTest extends MailStoreContract {
    @Override
    String uri(String database) {
        return Bench.mongoUri(database);
    }
}
