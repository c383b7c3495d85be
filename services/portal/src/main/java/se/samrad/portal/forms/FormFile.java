package se.samrad.portal.forms;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A file of a form, of which no more than a piece is in memory. */
final class FormFile implements MultipartFile {
    private final String field;
    private final String name;
    private final @Nullable String type;
    private final long size;
    private final FormFiles.Room room;
    private final List<Long> pieces;

    FormFile(String field, String name, @Nullable String type, long size, FormFiles.Room room, List<Long> pieces) {
        this.field = field;
        this.name = name;
        this.type = type;
        this.size = size;
        this.room = room;
        this.pieces = List.copyOf(pieces);
    }

    @Override
    public String getName() {
        return field;
    }

    @Override
    public String getOriginalFilename() {
        return name;
    }

    @Override
    public @Nullable String getContentType() {
        return type;
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public long getSize() {
        return size;
    }

    @Override
    public byte[] getBytes() throws IOException {
        try (InputStream bytes = getInputStream()) {
            return bytes.readAllBytes();
        }
    }

    @Override
    public InputStream getInputStream() {
        Iterator<Long> left = pieces.iterator();
        return new SequenceInputStream(new Enumeration<InputStream>() {
            @Override
            public boolean hasMoreElements() {
                return left.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return left.hasNext()
                        ? new ByteArrayInputStream(room.get(left.next()))
                        : Collections.<InputStream>emptyEnumeration().nextElement();
            }
        });
    }

    @Override
    public void transferTo(File there) throws IOException {
        try (InputStream bytes = getInputStream()) {
            Files.copy(bytes, there.toPath());
        }
    }
}
