package se.samrad.responses.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Looks through a packed document: nothing is unpacked into memory but a few small entries, and what is counted is what was
 * read and not what headers claim.
 */
final class Packed {
    private static final int ENTRIES_MAX = 10_000;
    private static final long UNPACKED_BYTES_MAX = 500L * 1024 * 1024;
    private static final long RATIO_FROM_BYTES = 1024 * 1024;
    private static final int RATIO_MAX = 200;
    private static final int WITHIN_MAX = 3;
    private static final int MANIFEST_BYTES_MAX = 1024 * 1024;
    private static final String ODT_TYPE = "application/vnd.oasis.opendocument.text";

    enum Kind {
        DOCX("word/document"),
        XLSX("xl/workbook"),
        ODT("content.xml");

        private final String heart;

        Kind(String heart) {
            this.heart = heart;
        }
    }

    private final Kind kind;
    private int entries;
    private long total;
    private boolean heart;

    private Packed(Kind kind) {
        this.kind = kind;
    }

    /** @throws se.samrad.eventing.Rejected when it is something else, carries macros, is encrypted, damaged or swells */
    static void check(Content content, Kind kind) throws IOException {
        Packed packed = new Packed(kind);
        try (InputStream bytes = content.open()) {
            packed.walk(bytes, 0);
        } catch (ZipException e) {
            String said = String.valueOf(e.getMessage());
            throw FileType.refused(said.contains("encrypted") ? "file-encrypted" : "file-damaged", e);
        } catch (IllegalArgumentException | java.io.EOFException e) {
            throw FileType.refused("file-damaged", e);
        }
        if (!packed.heart) throw FileType.refused("not-what-its-name-says");
    }

    /** @param within how many others it is embedded in */
    private void walk(InputStream bytes, int within) throws IOException {
        if (within > WITHIN_MAX) throw FileType.refused("file-swells");
        Counted counted = new Counted(bytes);
        ZipInputStream zip = new ZipInputStream(counted);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > ENTRIES_MAX) throw FileType.refused("file-swells");
            look(entry.getName(), zip, counted, within);
        }
    }

    private void look(String entry, ZipInputStream zip, Counted counted, int within) throws IOException {
        String name = entry.toLowerCase(Locale.ROOT).replace('\\', '/');
        boolean macros = name.endsWith("vbaproject.bin")
                || name.endsWith("vbadata.xml")
                || name.startsWith("basic/")
                || name.startsWith("scripts/");
        if (macros) throw FileType.refused("file-with-macros");
        if (within == 0) {
            heart |= kind == Kind.ODT ? name.equals(kind.heart) : name.startsWith(kind.heart);
            if (kind == Kind.ODT && (name.equals("mimetype") || name.equals("meta-inf/manifest.xml"))) {
                checkSmall(name, zip);
                return;
            }
        }
        InputStream unpacking = new Unpacking(zip, counted);
        if (name.equals("[content_types].xml")) Declared.types(unpacking);
        else if (name.endsWith(".rels")) Declared.relations(unpacking);
        else if (Embedded.is(name)) embedded(name, unpacking, within);
        unpacking.transferTo(OutputStream.nullOutputStream());
    }

    private void embedded(String name, InputStream unpacking, int within) throws IOException {
        Embedded.named(name);
        byte[] begins = unpacking.readNBytes(4);
        if (FileType.isZip(begins)) {
            walk(new SequenceInputStream(new ByteArrayInputStream(begins), unpacking), within + 1);
        } else {
            Embedded.look(begins, unpacking);
        }
    }

    /** One entry as it is unpacked, which stops where that swells. The zip is not closed with it. */
    private final class Unpacking extends Metered {
        private final Counted counted;
        private final long before;
        private long unpacked;

        Unpacking(InputStream zip, Counted counted) {
            super(zip);
            this.counted = counted;
            this.before = counted.read;
        }

        @Override
        void more(int n) {
            unpacked += n;
            total += n;
            long packed = Math.max(1, counted.read - before);
            boolean swollen = unpacked > RATIO_FROM_BYTES && unpacked / packed > RATIO_MAX;
            if (swollen || total > UNPACKED_BYTES_MAX) throw FileType.refused("file-swells");
        }

        @Override
        public void close() {}
    }

    private static void checkSmall(String name, ZipInputStream zip) throws IOException {
        byte[] bytes = zip.readNBytes(MANIFEST_BYTES_MAX + 1);
        if (bytes.length > MANIFEST_BYTES_MAX) throw FileType.refused("file-swells");
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        if (name.equals("mimetype")) {
            if (!text.strip().equals(ODT_TYPE)) throw FileType.refused("not-what-its-name-says");
        } else if (text.contains("encryption-data")) {
            throw FileType.refused("file-encrypted");
        }
    }

    private static final class Counted extends Metered {
        private long read;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        void more(int n) {
            read += n;
        }
    }
}
