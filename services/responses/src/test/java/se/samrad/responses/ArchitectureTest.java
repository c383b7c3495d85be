package se.samrad.responses;

import se.samrad.eventing.bench.DomainLaw;

class ArchitectureTest extends DomainLaw {
    ArchitectureTest() {
        super("se.samrad.responses");
    }
}
