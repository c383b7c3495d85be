package se.samrad.portal.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/** A session that knows whether it must be written: reading a page changes nothing but the time. */
final class StoredSession implements Session {
    private final MapSession session;
    private final String firstId;
    private boolean changed;
    private Instant writtenAt;

    StoredSession(MapSession session, boolean isNew) {
        this.session = session;
        this.firstId = session.getId();
        this.changed = isNew;
        this.writtenAt = session.getLastAccessedTime();
    }

    /** Whether it has to be written: something changed, or it was last used long enough ago. */
    boolean isDue(Duration after) {
        return isChanged() || writtenAt.plus(after).isBefore(session.getLastAccessedTime());
    }

    /** Whether there is more to write than when it was last used. */
    boolean isChanged() {
        return changed || !firstId.equals(session.getId());
    }

    /** The id it was read by, which is another one after signing in. */
    String firstId() {
        return firstId;
    }

    void written() {
        changed = false;
        writtenAt = session.getLastAccessedTime();
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public String changeSessionId() {
        changed = true;
        return session.changeSessionId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
        return session.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return session.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        changed = true;
        session.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        changed = true;
        session.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return session.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        session.setLastAccessedTime(time);
    }

    @Override
    public Instant getLastAccessedTime() {
        return session.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        session.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return session.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return session.isExpired();
    }
}
