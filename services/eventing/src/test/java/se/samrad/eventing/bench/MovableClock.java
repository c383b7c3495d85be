package se.samrad.eventing.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, moved; what was moved is put back by the one who moved it. */
public final class MovableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    public void moveTo(Instant instant) {
        ahead = Duration.between(Instant.now(), instant);
    }

    public void moveBy(Duration duration) {
        ahead = ahead.plus(duration);
    }

    public void putBack() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only");
    }
}
