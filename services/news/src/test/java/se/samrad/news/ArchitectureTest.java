package se.samrad.news;

import se.samrad.eventing.bench.DomainLaw;

class ArchitectureTest extends DomainLaw {
    ArchitectureTest() {
        super("se.samrad.news");
    }
}
