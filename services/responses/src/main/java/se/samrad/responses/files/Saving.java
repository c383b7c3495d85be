package se.samrad.responses.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** Hands a file out as one to save: what others have sent is never opened in the name of this service. */
public final class Saving {
    private Saving() {}

    /** @param bytes as many as {@code size}, which the caller closes */
    public static void as(String name, long size, InputStream bytes, HttpServletResponse answer) throws IOException {
        answer.setContentType("application/octet-stream");
        answer.setContentLengthLong(size);
        answer.setHeader("Content-Disposition", FileNames.attachment(name));
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        answer.setHeader("Cache-Control", "no-store");
        bytes.transferTo(answer.getOutputStream());
    }
}
