package se.samrad.responses.files;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Forgets who handed in what was never used, and removes the bytes that nobody needs and what never became whole. */
@Component
public class FileSweep {
    private final FileStore files;
    private final HandedIn handedIn;
    private final KeptFiles kept;

    FileSweep(FileStore files, HandedIn handedIn, KeptFiles kept) {
        this.files = files;
        this.handedIn = handedIn;
        this.kept = kept;
    }

    public void sweep(Instant before) {
        handedIn.sweep(before);
        files.sweep(before, sha256 -> handedIn.has(sha256) || kept.has(sha256));
    }
}
