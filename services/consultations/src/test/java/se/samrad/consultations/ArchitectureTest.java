package se.samrad.consultations;

import se.samrad.eventing.bench.DomainLaw;

class ArchitectureTest extends DomainLaw {
    ArchitectureTest() {
        super("se.samrad.consultations");
    }
}
