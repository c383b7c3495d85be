package se.samrad.responses.drafts;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Recurring;
import se.samrad.responses.files.FileDoor;

/** Has those files of drafts looked through that came while the scanner could not be asked, or before there was one. */
@Component
class DraftLook extends Recurring {
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(DraftLook.class);

    private final DraftStore store;
    private final DraftFiles files;
    private final FileDoor door;

    DraftLook(DraftStore store, DraftFiles files, FileDoor door) {
        super("drafts-scan", EVERY);
        this.store = store;
        this.files = files;
        this.door = door;
    }

    @Override
    public void round() {
        if (!door.looks()) return;
        for (Draft draft : store.all()) {
            try {
                files.look(draft);
            } catch (RuntimeException e) {
                // Not even whose it is may be told.
                LOG.warn("one was not looked through: {}", e.getClass().getSimpleName());
            }
        }
    }
}
