package se.samrad.responses.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;

/** What files say, to their readers and beside that. Whoever asks has checked that the file may be read. */
@Component
public class FileWords {
    private final FileStore files;

    FileWords(FileStore files) {
        this.files = files;
    }

    /**
     * All words that a reader of the file sees.
     *
     * @throws Rejected when the file is not known to be harmless
     */
    public DocumentText.Found words(String sha256) {
        return read(sha256, DocumentText::in);
    }

    /**
     * Also those that its reader does not see.
     *
     * @throws Rejected when the file is not known to be harmless
     */
    public DocumentText.Found everything(String sha256) {
        return read(sha256, DocumentText::everything);
    }

    private DocumentText.Found read(String sha256, BiFunction<FileType, byte[], DocumentText.Found> reading) {
        FileStore.Held file = files.find(sha256).orElse(null);
        if (file == null || file.type() == null) return new DocumentText.Found.None();
        if (file.size() > DocumentText.BYTES_MAX) return new DocumentText.Found.TooLong();
        return reading.apply(file.type(), bytes(file));
    }

    /**
     * The beginning of what a reader of the file sees; nothing where there are no words, or none that can be read.
     *
     * @throws Rejected when the file is not known to be harmless
     */
    public String beginning(String sha256) {
        FileStore.Held file = files.find(sha256).orElse(null);
        if (file == null || file.type() == null || file.size() > DocumentText.BYTES_MAX) return "";
        return DocumentText.beginning(file.type(), bytes(file));
    }

    /** What a file says beside what its reader sees, read once and kept with it; nothing while it is not known to be harmless. */
    public List<Tells> tells(String sha256) {
        FileStore.Held file = files.find(sha256).orElse(null);
        if (file == null) return List.of();
        if (file.tells() != null) return file.tells();
        if (file.type() == null || !file.safety().harmless() || file.size() > DocumentText.BYTES_MAX) return List.of();
        List<Tells> tells = Tells.in(file.type(), bytes(file));
        files.told(sha256, tells);
        return tells;
    }

    private byte[] bytes(FileStore.Held file) {
        try (InputStream bytes = files.harmless(file)) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
