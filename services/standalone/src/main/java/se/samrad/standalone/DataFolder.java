package se.samrad.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The folder that keeps everything between starts, claimed by one runner at a time. */
public final class DataFolder implements AutoCloseable {
    private static final String STOPPING = "stopping";
    /** Somebody who stops one runner and starts the next need not count the seconds in between. */
    private static final Duration WAIT_FOR_STOPPING_MAX = Duration.ofSeconds(30);

    private static final Duration WAIT_FOR_RUNNING_MAX = Duration.ofSeconds(2);
    /** Far beyond what is written there: on some systems a locked byte cannot be read by others. */
    private static final long LOCKED_BYTE = 1L << 40;

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    public static DataFolder claim(Path folder) {
        try {
            Files.createDirectories(folder);
            var lockFile = folder.resolve("lock");
            var channel = FileChannel.open(lockFile, CREATE, READ, WRITE);
            var claimed = new DataFolder(folder, channel);
            try {
                claimed.lock(lockFile);
            } catch (RuntimeException | IOException e) {
                channel.close();
                throw e;
            }
            return claimed;
        } catch (IOException e) {
            throw new Refusal("Datamappen " + folder + " går inte att använda (" + e.getMessage()
                    + "). Välj en annan mapp med SAMRAD_DATA.");
        }
    }

    private void lock(Path lockFile) throws IOException {
        long start = System.nanoTime();
        while (true) {
            var lock = tryLock();
            if (lock.isPresent()) {
                state("running");
                return;
            }
            var holder = Files.readString(lockFile, UTF_8).strip();
            var patience = holder.endsWith(STOPPING) ? WAIT_FOR_STOPPING_MAX : WAIT_FOR_RUNNING_MAX;
            if (System.nanoTime() - start > patience.toNanos()) {
                var process = holder.isEmpty() ? "" : " (process " + holder.split(" ", 2)[0] + ")";
                throw new Refusal("Samråd körs redan på datamappen " + folder + process
                        + ". Avsluta den, eller välj en annan mapp med SAMRAD_DATA och andra portar med SAMRAD_PORT och"
                        + " SAMRAD_IDENTITY_PORT.");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private Optional<FileLock> tryLock() throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock(LOCKED_BYTE, 1, false));
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // another runner in this JVM, as in tests
        }
    }

    private void state(String word) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + " " + word + "\n").getBytes(UTF_8)), 0);
    }

    /** Told as soon as the runner begins to stop, so that the next one waits instead of refusing. */
    void stopping() {
        try {
            state(STOPPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    public Optional<String> read(String name) {
        try {
            var file = path(name);
            return Files.exists(file)
                    ? Optional.of(Files.readString(file, UTF_8).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all: a file half written by a runner that was killed would be read as the truth. */
    public void write(String name, String text) {
        try {
            var file = path(name);
            var fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text + "\n", UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the folder free. The lock file stays: removing it would let two claim two files of the same name. */
    @Override
    public void close() {
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
