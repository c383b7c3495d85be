package se.samrad.standalone.structure.broken.domain;

import java.time.Instant;
import java.util.UUID;

/** Time and ids arrive in the command. */
public final class DomainThatLooksAtTheClock {
    public String stamp() {
        return Instant.now() + "/" + UUID.randomUUID();
    }
}
