package se.samrad.portal.backend;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** One file as {@code multipart/form-data}, without ever holding it whole. */
record Multipart(String boundary, InputStream body) {
    static Multipart of(String name, String mediaType, InputStream bytes) {
        String boundary = "samrad-" + UUID.randomUUID();
        String safeName = name.replaceAll("[\\p{Cntrl}\"\\\\]", "_");
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + safeName
                + "\"\r\nContent-Type: " + mediaType.replaceAll("[\\p{Cntrl}]", "") + "\r\n\r\n";
        String tail = "\r\n--" + boundary + "--\r\n";
        return new Multipart(
                boundary, new SequenceInputStream(Collections.enumeration(List.of(text(head), bytes, text(tail)))));
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
