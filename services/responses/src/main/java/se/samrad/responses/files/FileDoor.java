package se.samrad.responses.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;
import se.samrad.responses.files.FileStore.Begun;
import se.samrad.responses.files.FileStore.Safety;

/**
 * The one way in for files, uploaded or attached to a message: by name and content, and past the scanner. Where the scanner
 * cannot be asked the file is received all the same, and kept from everybody until it has been looked through.
 */
@Component
class FileDoor {
    private static final Logger LOG = LoggerFactory.getLogger(FileDoor.class);

    /** So long nobody waits for a scanner that has just not answered. */
    static final Duration AWAY = Duration.ofSeconds(30);

    /** What has come in. */
    record Taken(FileStore.Received received, FileType type, Safety safety) {}

    private final FileStore files;
    private final Clamd clamd;
    private final Clock clock;
    private volatile Instant awayUntil = Instant.EPOCH;

    FileDoor(FileStore files, Clamd clamd, Clock clock) {
        this.files = files;
        this.clamd = clamd;
        this.clock = clock;
    }

    /** @throws Rejected when a file of this name and content is not received */
    Taken take(Begun begun, String name, FileType.Content content) throws IOException {
        FileType type = FileType.of(name, content);
        boolean clean = !clamd.on() || looksClean(content);
        FileStore.Received received;
        try (InputStream bytes = content.open()) {
            received = files.receive(begun, name, type.mediaType, bytes);
        }
        if (clamd.on() && clean) files.judged(received.sha256(), Safety.CLEAN);
        // Somebody else's copy may have been looked through while the scanner could be asked.
        Safety safety = files.safety(received.sha256());
        if (safety == Safety.INFECTED) throw FileType.refused("file-infected");
        return new Taken(received, type, safety);
    }

    private boolean looksClean(FileType.Content content) throws IOException {
        if (clock.instant().isBefore(awayUntil)) return false;
        Clamd.Verdict verdict;
        try (InputStream bytes = content.open()) {
            verdict = clamd.scan(bytes);
        }
        return switch (verdict) {
            case Clamd.Verdict.Clean clean -> true;
            case Clamd.Verdict.Infected infected -> {
                LOG.warn("a file is refused: {}", infected.signature());
                throw FileType.refused("file-infected");
            }
            case Clamd.Verdict.Unclear unclear -> {
                LOG.warn("a file waits, the scanner said: {}", unclear.why());
                yield false;
            }
            case Clamd.Verdict.Away away -> {
                LOG.warn("a file waits, the scanner is away: {}", away.why());
                awayUntil = clock.instant().plus(AWAY);
                yield false;
            }
        };
    }
}
