package se.samrad.standalone;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Keeps the portal's health from being UP while the rest, or the demo, is still on its way. */
final class Readiness implements HealthIndicator {
    private volatile boolean ready;

    void ready() {
        ready = true;
    }

    @Override
    public Health health() {
        return ready ? Health.up().build() : Health.outOfService().build();
    }
}
