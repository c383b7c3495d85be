package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small documents of each kind, and some that are not what they say. */
public final class Documents {
    public static final byte[] PDF =
            "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n".getBytes(UTF_8);
    /** One of so many bytes. */
    public static byte[] pdf(int bytes) {
        byte[] document = Arrays.copyOf(PDF, bytes);
        byte[] end = "%%EOF\n".getBytes(UTF_8);
        System.arraycopy(end, 0, document, bytes - end.length, end.length);
        return document;
    }

    public static final byte[] ENCRYPTED_PDF =
            "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R /Encrypt 2 0 R >>\n%%EOF\n"
                    .getBytes(UTF_8);
    public static final byte[] PNG = {
        (byte) 0x89,
        'P',
        'N',
        'G',
        '\r',
        '\n',
        0x1a,
        '\n',
        0,
        0,
        0,
        13,
        'I',
        'H',
        'D',
        'R',
        0,
        0,
        0,
        1,
        0,
        0,
        0,
        1,
        8,
        2
    };
    public static final byte[] JPG = {
        (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1
    };
    public static final byte[] PROGRAM = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0};

    private Documents() {}

    public static byte[] docx() {
        return zip(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<document/>"));
    }

    static byte[] docxWithMacros() {
        return zip(Map.of(
                "[Content_Types].xml", "<Types/>", "word/document.xml", "<document/>", "word/vbaProject.bin", "Sub"));
    }

    static byte[] xlsx() {
        return zip(Map.of("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>"));
    }

    static byte[] odt() {
        return zip(Map.of(
                "mimetype",
                "application/vnd.oasis.opendocument.text",
                "content.xml",
                "<office/>",
                "META-INF/manifest.xml",
                "<manifest/>"));
    }

    static byte[] encryptedOdt() {
        return zip(Map.of(
                "mimetype",
                "application/vnd.oasis.opendocument.text",
                "content.xml",
                "x",
                "META-INF/manifest.xml",
                "<manifest:encryption-data/>"));
    }

    static byte[] spreadsheetCalledText() {
        return zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<office/>"));
    }

    static byte[] bomb() {
        return zip(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "0".repeat(20_000_000)));
    }

    /** Cut off in the middle of its text, which cannot be packed well. */
    static byte[] half() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) text.append(Integer.toHexString(i * 2_654_435));
        byte[] whole = zip(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", text.toString()));
        return Arrays.copyOf(whole, whole.length / 2);
    }

    static byte[] encryptedDocx() {
        byte[] document = new byte[4_096];
        byte[] head = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
        System.arraycopy(head, 0, document, 0, head.length);
        byte[] name = "EncryptedPackage".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, document, 1_024, name.length);
        return document;
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] zip(Map<String, String> entries) {
        Map<String, byte[]> bytes = new TreeMap<>();
        entries.forEach((name, content) -> bytes.put(name, bytes(content)));
        return zipped(bytes);
    }

    static byte[] zipped(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
