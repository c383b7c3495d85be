package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;
import se.samrad.responses.domain.Prose;

/**
 * Reads a form with a file as it comes. The server's own parser would first put all of it on a disk, which in a container is
 * memory.
 */
@Component
public class UploadForm {
    private static final String FIELD = "file";
    private static final long AROUND_BYTES = 1024 * 1024;
    private static final int HEADER_BYTES_MAX = 4 * 1024;

    private final JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> upload = new JakartaServletFileUpload<>();

    UploadForm(FileSettings settings) {
        long file = settings.sizeMax().toBytes();
        upload.setMaxFileSize(file);
        upload.setMaxSize(file + AROUND_BYTES);
        upload.setMaxPartHeaderSize(HEADER_BYTES_MAX);
        upload.setHeaderCharset(UTF_8);
    }

    /** What becomes of a file as it comes. */
    @FunctionalInterface
    public interface Taking<T> {
        T take(String name, InputStream bytes) throws IOException;
    }

    /** The one file of a form, by the name that its sender gives it. */
    public <T> T file(HttpServletRequest request, Taking<T> taking) {
        try {
            FileItemInputIterator items = parsed(() -> upload.getItemIterator(request));
            while (parsed(items::hasNext)) {
                FileItemInput item = parsed(items::next);
                if (!FIELD.equals(item.getFieldName()) || item.isFormField()) continue;
                String name = Prose.fileName(given(item), Tus.NAME_CHARACTERS_MAX);
                try (InputStream bytes = item.getInputStream()) {
                    return listened(name, bytes, taking);
                }
            }
            throw FileType.refused("missing");
        } catch (FileUploadSizeException tooLarge) {
            throw Rejected.tooLarge("file", "too-large");
        } catch (MultipartInput.MalformedStreamException broken) {
            // Where all came that was sent, the same sent again would break in the same place.
            if (cameWhole(request)) throw FileType.refused("missing", broken);
            throw Rejected.unavailable("upload-cut");
        } catch (FileUploadException noForm) {
            // Of another kind, or nobody can tell where its parts end.
            throw FileType.refused("missing", noForm);
        } catch (IOException cut) {
            throw Rejected.unavailable("upload-cut");
        }
    }

    private static boolean cameWhole(HttpServletRequest request) {
        try {
            return request.getInputStream().isFinished();
        } catch (IOException gone) {
            return false;
        }
    }

    private interface Parsing<T> {
        T parse() throws IOException;
    }

    /** Of parts in parts, which no browser sends, the parser breaks on some. */
    private static <T> T parsed(Parsing<T> parsing) throws IOException {
        try {
            return parsing.parse();
        } catch (IllegalArgumentException | NullPointerException unreadable) {
            throw new FileUploadException("a part cannot be read", unreadable);
        }
    }

    /** As its sender gives it, also where the machine could give a file of its own no such name. */
    private static String given(FileItemInput item) {
        try {
            String name = item.getName();
            return name == null ? "" : name;
        } catch (InvalidPathException e) {
            return e.getInput();
        }
    }

    /** Who is refused is still listened to: an answer before the last byte is not heard by everybody who sends. */
    private static <T> T listened(String name, InputStream bytes, Taking<T> taking) throws IOException {
        try {
            return taking.take(name, bytes);
        } catch (Rejected refused) {
            bytes.transferTo(OutputStream.nullOutputStream());
            throw refused;
        }
    }
}
