package se.samrad.consultations.proposal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import se.samrad.consultations.proposal.UnreadableProposal.Reason;

/** Looks through packed content before anything is unpacked into memory: what it counts is read, not what headers claim. */
final class Archive {
    private static final int RATIO_BYTES_MIN = 1_000_000;
    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final byte[] NO_INPUT = {};

    private Archive() {}

    static void checkDocx(byte[] content, Limits limits) {
        long total = 0;
        int entries = 0;
        boolean document = false;
        byte[] buffer = new byte[65_536];
        try (CountedInput counted = new CountedInput(content);
                ZipInputStream zip = new ZipInputStream(counted)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > limits.zipEntriesMax()) throw new UnreadableProposal(Reason.ZIP_BOMB);
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (name.endsWith("vbaproject.bin") || name.endsWith("vbadata.xml")) {
                    throw new UnreadableProposal(Reason.MACRO_ENABLED);
                }
                document |= name.equals("word/document.xml") || name.matches("word/document\\d*\\.xml");
                long packedBefore = counted.read;
                long unpacked = 0;
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    unpacked += n;
                    total += n;
                    long packed = Math.max(1, counted.read - packedBefore);
                    boolean swollen = unpacked > RATIO_BYTES_MIN && unpacked / packed > limits.zipRatioMax();
                    if (swollen || total > limits.zipUnpackedBytesMax()) throw new UnreadableProposal(Reason.ZIP_BOMB);
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new UnreadableProposal(Reason.DAMAGED, e);
        } catch (IOException e) {
            throw new UnreadableProposal(Reason.DAMAGED, e);
        }
        if (!document) throw new UnreadableProposal(Reason.NOT_WHAT_ITS_NAME_SAYS);
    }

    static boolean isEncryptedWord(byte[] content) {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            return files.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
        } catch (IOException | RuntimeException e) {
            return false; // not such a file at all
        }
    }

    /** Unpacks the streams of a pdf one after another, counting only, and refuses packing inside packing. */
    static void checkPdf(byte[] content, Limits limits) {
        long total = 0;
        byte[] buffer = new byte[65_536];
        for (int at = indexOf(content, STREAM, 0); at >= 0; at = indexOf(content, STREAM, at + STREAM.length)) {
            int start = at + STREAM.length;
            if (at >= 3 && content[at - 1] == 'd' && content[at - 2] == 'n' && content[at - 3] == 'e') continue;
            if (start < content.length && content[start] == '\r') start++;
            if (start < content.length && content[start] == '\n') start++;
            Inflater inflater = new Inflater();
            try {
                inflater.setInput(content, start, content.length - start);
                for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                    total += n;
                    if (total > limits.zipUnpackedBytesMax()) throw new UnreadableProposal(Reason.ZIP_BOMB);
                }
            } catch (DataFormatException e) {
                inflater.setInput(NO_INPUT); // not packed, or packed in another way: nothing to count
            } finally {
                inflater.end();
            }
            checkFilters(content, at);
        }
    }

    private static void checkFilters(byte[] content, int stream) {
        int from = Math.max(0, stream - 1_024);
        String before = new String(content, from, stream - from, java.nio.charset.StandardCharsets.ISO_8859_1);
        String dictionary = before.substring(Math.max(0, before.lastIndexOf(" obj")));
        int packings = dictionary.split("/(?:FlateDecode|LZWDecode|RunLengthDecode)\\b", -1).length - 1;
        if (packings > 1) throw new UnreadableProposal(Reason.ZIP_BOMB);
    }

    private static int indexOf(byte[] content, byte[] wanted, int from) {
        for (int i = from; i <= content.length - wanted.length; i++) {
            int j = 0;
            while (j < wanted.length && content[i + j] == wanted[j]) j++;
            if (j == wanted.length) return i;
        }
        return -1;
    }

    private static final class CountedInput extends InputStream {
        private final ByteArrayInputStream bytes;
        private long read;

        CountedInput(byte[] content) {
            this.bytes = new ByteArrayInputStream(content);
        }

        @Override
        public int read() {
            int b = bytes.read();
            if (b >= 0) read++;
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            // In small steps, so that what has been read is close to what has been unpacked.
            int n = bytes.read(into, offset, Math.min(length, 512));
            if (n > 0) read += n;
            return n;
        }
    }
}
