package se.samrad.standalone.mongo;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreTool;

/**
 * A file store that has written a command before it is answered. The one it extends answers first and writes within
 * a second, so a process that is killed forgets what it has promised.
 *
 * <p>A command changes a document and its indexes one after the other. The store therefore commits only between
 * commands, never in the middle of one, and one commit serves every command that waited for it.
 */
final class DurableBackend extends H2Backend {
    /** Whatever is not known to leave everything as it was is committed. */
    private static final Set<String> READING = Set.of(
            "ismaster",
            "buildinfo",
            "ping",
            "whatsmyuri",
            "serverstatus",
            "hostinfo",
            "getlog",
            "find",
            "getmore",
            "killcursors",
            "count",
            "distinct",
            "listcollections",
            "listdatabases",
            "listindexes",
            "dbstats",
            "collstats",
            "endsessions",
            "getlasterror");

    private static final int CACHE_MB = 16;
    /** How long space that no longer holds anything is kept for readers who are still at it. */
    private static final int RETENTION_MS = 5_000;

    private static final int COMPACT_EVERY_MS = 2_000;
    private static final int COMPACT_BELOW_PERCENT = 60;
    private static final int COMPACT_BYTES_MAX = 8 << 20;
    /** Below this a whole file is not worth copying at the end, above the other it would hold up the end too long. */
    private static final long COPY_ON_CLOSE_BYTES_MIN = 4L << 20;

    private static final long COPY_ON_CLOSE_BYTES_MAX = 256L << 20;

    private final String file;
    private final MVStore store;
    private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock();
    private final ReentrantLock committing = new ReentrantLock();
    private final AtomicLong done = new AtomicLong();
    private long committed;
    private long compacted;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mongo-housekeeping").factory());

    private DurableBackend(String file, MVStore store) {
        super(store);
        this.file = file;
        this.store = store;
    }

    static DurableBackend open(String file) {
        MVStoreTool.compactCleanUp(file); // a copy that was cut short
        var store = new MVStore.Builder()
                .fileName(file)
                .cacheSize(CACHE_MB)
                .autoCommitDisabled()
                .open();
        store.setVersionsToKeep(0);
        store.setRetentionTime(RETENTION_MS);
        var backend = new DurableBackend(file, store);
        var unused = backend.housekeeping.scheduleWithFixedDelay(
                backend::compact, COMPACT_EVERY_MS, COMPACT_EVERY_MS, TimeUnit.MILLISECONDS);
        return backend;
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equalsIgnoreCase("hello")) {
            return hello(channel, database, query);
        }
        if (isReading(command, query)) {
            return super.handleCommand(channel, database, command, query);
        }
        Document answer;
        commands.readLock().lock();
        try {
            answer = super.handleCommand(channel, database, command, query);
        } finally {
            commands.readLock().unlock();
        }
        commitUpTo(done.incrementAndGet());
        return answer;
    }

    /** The newer name of a command that the stand-in knows by its old one; health checks use it. */
    private Document hello(Channel channel, String database, Document query) {
        return super.handleCommand(channel, database, "ismaster", query).append("isWritablePrimary", true);
    }

    private static boolean isReading(String command, Document query) {
        var name = command.toLowerCase(Locale.ROOT);
        return READING.contains(name) || (name.equals("aggregate") && !writesItsResult(query));
    }

    private static boolean writesItsResult(Document query) {
        var pipeline = String.valueOf(query.get("pipeline"));
        return pipeline.contains("$out") || pipeline.contains("$merge");
    }

    private void commitUpTo(long mine) {
        committing.lock();
        try {
            if (committed >= mine) {
                return; // somebody who came later committed for both
            }
            commands.writeLock().lock();
            try {
                long upTo = done.get();
                store.commit();
                committed = upTo;
            } finally {
                commands.writeLock().unlock();
            }
        } finally {
            committing.unlock();
        }
    }

    /** Every commit is a chunk of its own, most of it soon outdated; without this the file grows for ever. */
    private void compact() {
        committing.lock();
        try {
            if (committed == compacted || store.isClosed()) {
                return;
            }
            compacted = committed;
            commands.writeLock().lock();
            try {
                store.compact(COMPACT_BELOW_PERCENT, COMPACT_BYTES_MAX);
                store.commit();
            } finally {
                commands.writeLock().unlock();
            }
        } finally {
            committing.unlock();
        }
    }

    @Override
    public void close() {
        housekeeping.shutdown();
        committing.lock();
        try {
            if (store.isClosed()) {
                return;
            }
            store.commit();
            long size = store.getFileStore().size();
            boolean sparse = store.getFileStore().getChunksFillRate() < COMPACT_BELOW_PERCENT
                    || store.getFillRate() < COMPACT_BELOW_PERCENT;
            super.close();
            if (sparse && size >= COPY_ON_CLOSE_BYTES_MIN && size <= COPY_ON_CLOSE_BYTES_MAX) {
                MVStoreTool.compact(file, false);
            }
        } finally {
            committing.unlock();
        }
    }
}
