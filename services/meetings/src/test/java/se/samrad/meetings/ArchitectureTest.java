package se.samrad.meetings;

import se.samrad.eventing.bench.DomainLaw;

class ArchitectureTest extends DomainLaw {
    ArchitectureTest() {
        super("se.samrad.meetings");
    }
}
