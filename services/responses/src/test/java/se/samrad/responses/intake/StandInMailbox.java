package se.samrad.responses.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** A mailbox in memory that keeps messages byte for byte and can be away. */
final class StandInMailbox implements Mailbox {
    private final Map<Long, byte[]> messages = new ConcurrentSkipListMap<>();
    private final Set<Long> done = ConcurrentHashMap.newKeySet();
    private final AtomicLong next = new AtomicLong(1);
    volatile String place = "mailbox/" + System.nanoTime();
    volatile boolean away;
    /** The line breaks whenever this one is read. */
    volatile long breaking;

    long put(byte[] message) {
        long uid = next.getAndIncrement();
        messages.put(uid, message);
        return uid;
    }

    boolean isDone(long uid) {
        return done.contains(uid);
    }

    /** As a server does after it has been restored: every message has a new number. */
    void renumber() {
        place = "mailbox/" + System.nanoTime();
        Map<Long, byte[]> before = new TreeMap<>(messages);
        messages.clear();
        before.values().forEach(this::put);
    }

    @Override
    public Visit open() throws Unreachable {
        check();
        return new Visit() {
            @Override
            public String place() {
                return place;
            }

            @Override
            public List<Long> from(long uid) throws Unreachable {
                check();
                return messages.keySet().stream().filter(each -> each >= uid).toList();
            }

            @Override
            public Fetched read(long uid, long bytesMax) throws Unreachable {
                check();
                if (uid == breaking) throw new Unreachable(new java.io.EOFException("BYE"));
                byte[] raw = Objects.requireNonNull(messages.get(uid));
                return new Fetched(raw, raw.length, true);
            }

            @Override
            public void done(long uid) throws Unreachable {
                check();
                done.add(uid);
            }

            @Override
            public void close() {}
        };
    }

    private void check() throws Unreachable {
        if (away) throw new Unreachable(new java.net.ConnectException("away"));
    }
}
