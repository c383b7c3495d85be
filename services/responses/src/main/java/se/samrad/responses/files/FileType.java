package se.samrad.responses.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import se.samrad.eventing.Rejected;

/** The types that are received. The content decides, and the name must say the same. */
enum FileType {
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPG("image/jpeg", "jpg"),
    TXT("text/plain", "txt"),
    MD("text/markdown", "md");

    private static final Tika TIKA = new Tika();
    static final int BEGINNING_BYTES = 64 * 1024;
    private static final String OLDER_OFFICE = "application/x-tika-msoffice";
    private static final Set<String> WITH_MACROS =
            Set.of("docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm");
    /** What text is told to be may differ with its first words; these are not prose. */
    private static final Set<String> NOT_PROSE = Set.of("text/html", "text/rtf", "text/javascript", "text/x-php");

    final String mediaType;
    final String ending;

    FileType(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** @throws Rejected when a file of this name is not received, whatever is in it */
    static FileType named(String name) {
        String ending = name.indexOf('.') < 0
                ? ""
                : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (WITH_MACROS.contains(ending)) throw refused("file-with-macros");
        return usual(ending).orElseThrow(() -> refused("file-type-not-received"));
    }

    /** @throws Rejected when a file of this name and content is not received */
    static FileType of(String name, Content content) throws IOException {
        byte[] beginning;
        try (InputStream bytes = content.open()) {
            beginning = bytes.readNBytes(BEGINNING_BYTES);
        }
        FileType type = begun(name, beginning);
        type.check(beginning, content);
        return type;
    }

    /**
     * What a file is by its name, where its first {@value #BEGINNING_BYTES} bytes do not say something else.
     *
     * @throws Rejected when a file of this name and beginning is not received, whatever comes after it
     */
    static FileType begun(String name, byte[] beginning) {
        FileType named = named(name);
        if (beginning.length == 0) throw refused("file-empty");
        if (!named.mayBegin(beginning)) throw refused("not-what-its-name-says");
        return named;
    }

    static Optional<FileType> known(String mediaType) {
        for (FileType type : values()) if (type.mediaType.equals(mediaType)) return Optional.of(type);
        return Optional.empty();
    }

    private static Optional<FileType> usual(String ending) {
        String usual = switch (ending) {
            case "jpeg" -> "jpg";
            case "markdown" -> "md";
            default -> ending;
        };
        for (FileType type : values()) if (type.ending.equals(usual)) return Optional.of(type);
        return Optional.empty();
    }

    private boolean mayBegin(byte[] beginning) {
        String found = TIKA.detect(beginning);
        return switch (this) {
            // An encrypted document is wrapped in the format of older programs; the whole of it says whether it is one.
            case DOCX, XLSX ->
                Set.of(OLDER_OFFICE, "application/x-tika-ooxml", "application/zip")
                        .contains(found);
            case ODT -> isZip(beginning);
            case PDF, PNG, JPG -> found.equals(mediaType);
            case TXT, MD -> isProse(found, beginning);
        };
    }

    /** @throws Rejected when the whole of the file is not received, though its beginning was right */
    void check(byte[] beginning, Content content) throws IOException {
        switch (this) {
            case DOCX, XLSX -> {
                if (TIKA.detect(beginning).equals(OLDER_OFFICE)) {
                    throw refused(Encrypted.office(content) ? "file-encrypted" : "not-what-its-name-says");
                }
                Packed.check(content, this == DOCX ? Packed.Kind.DOCX : Packed.Kind.XLSX);
            }
            case ODT -> Packed.check(content, Packed.Kind.ODT);
            case PDF -> {
                if (Encrypted.pdf(content)) throw refused("file-encrypted");
                if (CutOff.pdf(content)) throw refused("file-damaged");
            }
            case PNG, JPG, TXT, MD -> {}
        }
    }

    static boolean isZip(byte[] prefix) {
        return prefix.length > 3 && prefix[0] == 'P' && prefix[1] == 'K' && prefix[2] == 3 && prefix[3] == 4;
    }

    private static boolean isProse(String found, byte[] prefix) {
        boolean marked = prefix.length > 1 && (prefix[0] & 0xff) >= 0xfe && (prefix[1] & 0xff) >= 0xfe;
        if (!marked && !withoutControls(prefix)) return false;
        // A short text in the encoding of older Windows programs is nothing that is known by its first bytes.
        return found.equals("application/octet-stream")
                || found.equals("message/rfc822")
                || (found.startsWith("text/") && !NOT_PROSE.contains(found));
    }

    private static boolean withoutControls(byte[] prefix) {
        for (byte b : prefix) {
            boolean space = b == '\n' || b == '\r' || b == '\t' || b == '\f';
            if (b >= 0 && b < ' ' && !space) return false;
        }
        return true;
    }

    static Rejected refused(String reason) {
        return Rejected.member("file", reason);
    }

    static Rejected refused(String reason, @Nullable Throwable cause) {
        Rejected rejected = refused(reason);
        if (cause != null) rejected.initCause(cause);
        return rejected;
    }
}
