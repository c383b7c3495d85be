package se.samrad.responses.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;

/** Takes in files that came with a message or lay in a body's own space, by the same rules as those that are uploaded. */
@Component
public class Attachments {
    private final FileDoor door;
    private final FileSettings settings;

    Attachments(FileDoor door, FileSettings settings) {
        this.door = door;
        this.settings = settings;
    }

    public long bytesMax() {
        return settings.sizeMax().toBytes();
    }

    /** How many of them a response may have. */
    public int perResponseMax() {
        return settings.perResponseMax();
    }

    /**
     * The SHA-256 by which a response names the file.
     *
     * @param arrived when the message did, or the answer that it lay ready for: all of it was here then
     * @throws Rejected when a file of this name and content is not received
     */
    public String take(String owner, Instant arrived, String name, byte[] content) {
        return take(owner, arrived, name, () -> new ByteArrayInputStream(content));
    }

    /** The same, of what can be opened again and again. */
    public String take(String owner, Instant arrived, String name, Content content) {
        try {
            return door.take(new HandedIn.Begun(owner, arrived, arrived), name, content)
                    .received()
                    .sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
