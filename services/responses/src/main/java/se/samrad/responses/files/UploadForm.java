package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.springframework.stereotype.Component;

/**
 * Reads a form with a file as it comes. The server's own parser would first put all of it on a disk, which in a container is
 * memory.
 */
@Component
class UploadForm {
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

    /** @throws org.apache.commons.fileupload2.core.FileUploadSizeException also while a file is read that is too large */
    FileItemInputIterator items(HttpServletRequest request) throws IOException {
        return upload.getItemIterator(request);
    }
}
