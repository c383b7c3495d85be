package se.samrad.responses.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Recurring;

/** Has those files looked through that came while the scanner could not be asked, or before there was one. */
@Component
class ScanRound extends Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(ScanRound.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    /** So long a file waits after a verdict that could not be understood, that it may not keep others waiting. */
    static final Duration AGAIN = Duration.ofMinutes(10);

    private final FileStore files;
    private final Clamd clamd;
    private final Clock clock;

    ScanRound(FileStore files, Clamd clamd, Clock clock) {
        super("responses-scan", EVERY);
        this.files = files;
        this.clamd = clamd;
        this.clock = clock;
    }

    @Override
    public void round() {
        if (!clamd.on()) return;
        for (String sha256 : files.unjudged(clock.instant().minus(AGAIN))) {
            if (!judged(sha256)) return;
        }
    }

    /** False when the scanner is away: the others need not ask. */
    private boolean judged(String sha256) {
        Clamd.Verdict verdict;
        try (InputStream bytes = files.unguarded(sha256).orElse(InputStream.nullInputStream())) {
            verdict = clamd.scan(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return switch (verdict) {
            case Clamd.Verdict.Clean clean -> {
                files.judged(sha256, Safety.CLEAN);
                yield true;
            }
            case Clamd.Verdict.Infected infected -> {
                LOG.warn("file {} is shut away for good: {}", sha256, infected.signature());
                files.judged(sha256, Safety.INFECTED);
                yield true;
            }
            case Clamd.Verdict.Unclear unclear -> {
                LOG.warn("file {} goes on waiting, the scanner said: {}", sha256, unclear.why());
                files.tried(sha256);
                yield true;
            }
            case Clamd.Verdict.Away away -> {
                LOG.warn("files go on waiting, the scanner is away: {}", away.why());
                yield false;
            }
        };
    }
}
