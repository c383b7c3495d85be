package se.samrad.portal.forms;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.AbstractMultipartHttpServletRequest;

/** A form with files, read as it comes when somebody first asks for one of its fields. */
final class ReadForm extends AbstractMultipartHttpServletRequest {
    private static final int PIECE_BYTES = 1024 * 1024;
    private static final int PASSED_BYTES = 8 * 1024;
    private static final int PART_HEAD_BYTES_MAX = 4 * 1024;
    private static final int FIELDS_MAX = 5000;
    private static final int FIELDS_BYTES_MAX = 4 * 1024 * 1024;

    /** There is more in it than a form may bring. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** It ended before its end, or nobody can tell where its parts end. */
    static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cut(Throwable cause) {
            super(cause);
        }
    }

    private final FormPlaces places;
    private final FormFiles.Room room;
    private final long bytesMax;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private int fieldsRead;
    private long fieldBytes;
    private boolean read;

    private FormPlaces.@Nullable Place place;

    ReadForm(HttpServletRequest request, FormPlaces places, FormFiles.Room room, long bytesMax) {
        super(request);
        this.places = places;
        this.room = room;
        this.bytesMax = bytesMax;
    }

    private void read() {
        if (read) return;
        read = true;
        MultiValueMap<String, MultipartFile> files = new LinkedMultiValueMap<>();
        FormPlaces.Place own = places.take(); // by now it is known who asks
        place = own;
        super.getParameterMap().forEach((name, values) -> fields.put(name, new ArrayList<>(List.of(values))));
        JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> parts = new JakartaServletFileUpload<>();
        parts.setMaxSize(bytesMax);
        parts.setMaxPartHeaderSize(PART_HEAD_BYTES_MAX);
        parts.setHeaderCharset(UTF_8);
        try {
            FileItemInputIterator items = parsed(() -> parts.getItemIterator(getRequest()));
            while (parsed(items::hasNext)) {
                FileItemInput item = parsed(items::next);
                if (++fieldsRead > FIELDS_MAX) throw new TooLarge();
                String field = item.getFieldName();
                if (field == null) continue;
                try (InputStream bytes = item.getInputStream()) {
                    if (item.isFormField()) take(field, bytes);
                    else files.add(field, file(item, field, bytes, own));
                }
            }
        } catch (FileUploadSizeException tooLarge) {
            throw new TooLarge();
        } catch (IOException cut) {
            throw new Cut(cut);
        } finally {
            setMultipartFiles(files); // which copies what is there
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

    private void take(String field, InputStream bytes) throws IOException {
        byte[] text = bytes.readNBytes(FIELDS_BYTES_MAX);
        fieldBytes += text.length;
        if (fieldBytes >= FIELDS_BYTES_MAX) throw new TooLarge();
        fields.computeIfAbsent(field, name -> new ArrayList<>()).add(new String(text, UTF_8));
    }

    private FormFile file(FileItemInput item, String field, InputStream bytes, FormPlaces.Place own)
            throws IOException {
        List<Long> pieces = new ArrayList<>();
        long size = 0;
        for (byte[] piece = bytes.readNBytes(PIECE_BYTES); piece.length > 0; piece = bytes.readNBytes(PIECE_BYTES)) {
            own.keep(piece.length);
            pieces.add(room.put(piece));
            size += piece.length;
        }
        return new FormFile(field, given(item), item.getContentType(), size, room, pieces);
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

    /** It has been handed on, or refused. */
    void done() {
        try {
            room.close();
        } finally {
            if (place != null) place.close();
        }
    }

    /** Reads what is left and keeps nothing of it: browsers listen for an answer only when they have sent all. */
    void pass() throws IOException {
        InputStream left = getRequest().getInputStream();
        byte[] passed = new byte[PASSED_BYTES];
        long all = 0;
        for (int read = left.read(passed); read >= 0 && all < bytesMax; read = left.read(passed)) all += read;
    }

    @Override
    protected void initializeMultipart() {
        read();
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        read();
        List<String> values = fields.get(name);
        return values == null ? null : values.toArray(String[]::new);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        read();
        return Collections.enumeration(fields.keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        read();
        Map<String, String[]> all = new LinkedHashMap<>();
        fields.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
        return all;
    }

    @Override
    public @Nullable String getMultipartContentType(String name) {
        MultipartFile file = getFile(name);
        return file == null ? null : file.getContentType();
    }

    @Override
    public @Nullable HttpHeaders getMultipartHeaders(String name) {
        return null;
    }
}
