package se.samrad.responses.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;

/** Takes in files that came with a message, by the same rules as those that are uploaded. */
@Component
public class Attachments {
    private final FileStore files;
    private final FileSettings settings;

    Attachments(FileStore files, FileSettings settings) {
        this.files = files;
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
     * @throws Rejected when a file of this name and content is not received
     */
    public String take(String owner, String name, byte[] content) {
        try {
            FileType type = FileType.of(name, () -> new ByteArrayInputStream(content));
            return files.receive(owner, name, type.mediaType, new ByteArrayInputStream(content))
                    .sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
