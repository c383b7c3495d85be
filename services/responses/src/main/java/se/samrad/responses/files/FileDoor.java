package se.samrad.responses.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;
import se.samrad.responses.files.Bytes.Unseen;
import se.samrad.responses.files.HandedIn.Begun;

/**
 * The one way in for files, uploaded or attached to a message: by name and content, and past the scanner. Where the scanner
 * cannot be asked the file is received all the same, and kept from everybody until it has been looked through.
 */
@Component
public class FileDoor {
    private static final Logger LOG = LoggerFactory.getLogger(FileDoor.class);

    /** So long nobody waits for a scanner that has just not answered. */
    static final Duration AWAY = Duration.ofSeconds(30);

    /** What has come in. */
    record Taken(HandedIn.Received received, FileType type, Safety safety) {}

    /** What is left to do with a file that has come. */
    interface Ending {
        /** @throws Rejected when it is not received */
        Taken take() throws IOException;

        /** Takes away what is stored of it; in the place of taking it. */
        void giveUp(Exception why);
    }

    /** What a file is, and what the scanner says of it. */
    public record Known(String mediaType, Safety safety) {}

    private final Bytes bytes;
    private final HandedIn handedIn;
    private final FileStore files;
    private final Clamd clamd;
    private final Clock clock;
    private volatile Instant awayUntil = Instant.EPOCH;

    FileDoor(Bytes bytes, HandedIn handedIn, FileStore files, Clamd clamd, Clock clock) {
        this.bytes = bytes;
        this.handedIn = handedIn;
        this.files = files;
        this.clamd = clamd;
        this.clock = clock;
    }

    /** @throws Rejected when a file of this name and content is not received */
    Taken take(Begun begun, String name, Content content) throws IOException {
        FileType type = FileType.of(name, content);
        boolean clean = clamd.on() && looksClean(content);
        try (InputStream coming = content.open()) {
            return settled(begun, name, type, clean, bytes.write(coming));
        }
    }

    /**
     * Takes a file that can be read once. It is stored as it comes and looked through in the store, where nobody sees it; what
     * is not received is taken away again.
     *
     * @param coming read to its end; not closed
     * @return what to do when the last byte has come, without waiting for the line any more
     * @throws Rejected when a file of this name and beginning is not received
     */
    Ending take(Begun begun, String name, InputStream coming) throws IOException {
        byte[] beginning = coming.readNBytes(FileType.BEGINNING_BYTES);
        FileType type = FileType.begun(name, beginning);
        Unseen unseen = bytes.write(new SequenceInputStream(new ByteArrayInputStream(beginning), coming));
        return new Ending() {
            @Override
            public Taken take() throws IOException {
                boolean clean;
                try {
                    Content content = () -> bytes.open(unseen.file());
                    type.check(beginning, content);
                    clean = clamd.on() && looksClean(content);
                } catch (IOException | RuntimeException refused) {
                    giveUp(refused);
                    throw refused;
                }
                return settled(begun, name, type, clean, unseen);
            }

            @Override
            public void giveUp(Exception why) {
                bytes.discard(unseen, why);
            }
        };
    }

    private Taken settled(Begun begun, String name, FileType type, boolean clean, Unseen unseen) {
        HandedIn.Received received = handedIn.settle(begun, name, type, unseen);
        if (clean) files.judged(received.sha256(), Safety.CLEAN);
        // Somebody else's copy may have been looked through while the scanner could be asked.
        Safety safety = files.safety(received.sha256());
        if (safety == Safety.INFECTED) throw FileType.refused("file-infected");
        return new Taken(received, type, safety);
    }

    /**
     * What a file is that is kept elsewhere, as it would be received here.
     *
     * @throws Rejected when a file of this name and content is not received
     */
    public Known inspect(String name, Content content) throws IOException {
        FileType type = FileType.of(name, content);
        if (!clamd.on()) return new Known(type.mediaType, Safety.UNSCANNED);
        return new Known(type.mediaType, looksClean(content) ? Safety.CLEAN : Safety.WAITING);
    }

    /** @throws Rejected when no file of this name is received, whatever is in it */
    public void named(String name) {
        FileType.named(name);
    }

    /** Whether somebody looks through files here. */
    public boolean looks() {
        return clamd.on();
    }

    /**
     * What the scanner says of bytes that are kept elsewhere; {@link Safety#WAITING} when nothing that can be understood.
     *
     * @throws Rejected while it cannot be asked
     */
    public Safety look(Content content) throws IOException {
        if (!clamd.on()) return Safety.UNSCANNED;
        return switch (verdict(content)) {
            case Clamd.Verdict.Clean clean -> Safety.CLEAN;
            case Clamd.Verdict.Infected infected -> Safety.INFECTED;
            case Clamd.Verdict.Unclear unclear -> Safety.WAITING;
            case Clamd.Verdict.Away away -> throw Rejected.unavailable("file-waits");
        };
    }

    private boolean looksClean(Content content) throws IOException {
        return switch (verdict(content)) {
            case Clamd.Verdict.Clean clean -> true;
            case Clamd.Verdict.Infected infected -> throw FileType.refused("file-infected");
            case Clamd.Verdict.Unclear unclear -> false;
            case Clamd.Verdict.Away away -> false;
        };
    }

    private Clamd.Verdict verdict(Content content) throws IOException {
        if (clock.instant().isBefore(awayUntil)) return new Clamd.Verdict.Away("it did not answer a moment ago");
        Clamd.Verdict verdict;
        try (InputStream opened = content.open()) {
            verdict = clamd.scan(opened);
        }
        switch (verdict) {
            case Clamd.Verdict.Clean clean -> {}
            case Clamd.Verdict.Infected infected -> LOG.warn("a file is refused: {}", infected.signature());
            case Clamd.Verdict.Unclear unclear -> LOG.warn("a file waits, the scanner said: {}", unclear.why());
            case Clamd.Verdict.Away away -> {
                LOG.warn("a file waits, the scanner is away: {}", away.why());
                awayUntil = clock.instant().plus(AWAY);
            }
        }
        return verdict;
    }
}
