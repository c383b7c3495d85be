package se.samrad.consultations.proposal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.proposal.UnreadableProposal.Reason;

/** The types that are read. The content decides, and the name must say the same. */
enum FileType {
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    PDF("application/pdf", "pdf"),
    TXT("text/plain", "txt"),
    MD("text/markdown", "md");

    private static final Tika TIKA = new Tika();

    final String mediaType;
    private final String ending;

    FileType(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    static FileType of(String fileName, byte[] content) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (ending.equals("docm") || ending.equals("dotm")) throw new UnreadableProposal(Reason.MACRO_ENABLED);
        FileType named = null;
        for (FileType type : values()) if (type.ending.equals(ending)) named = type;
        if (named == null && ending.equals("markdown")) named = MD;
        if (named == null || fileName.indexOf('.') < 0) throw new UnreadableProposal(Reason.UNKNOWN_TYPE);
        if (content.length == 0) throw new UnreadableProposal(Reason.NO_TEXT);
        String found = TIKA.detect(content);
        boolean agrees = switch (named) {
            case DOCX -> found.equals("application/x-tika-ooxml") || found.equals("application/zip");
            case PDF -> found.equals("application/pdf");
            case TXT, MD -> plain(found);
        };
        if (agrees) return named;
        // An encrypted docx is wrapped in the format of older Word documents.
        if (named == DOCX && Archive.isEncryptedWord(content)) throw new UnreadableProposal(Reason.ENCRYPTED);
        throw new UnreadableProposal(Reason.NOT_WHAT_ITS_NAME_SAYS);
    }

    /** Prose may begin like a letter or a program; pages, programs' documents and everything binary are not prose. */
    private static boolean plain(String found) {
        return found.equals("message/rfc822")
                || (found.startsWith("text/") && !found.equals("text/html") && !found.equals("text/rtf"));
    }

    /** The text in UTF-8, in UTF-16 with its mark, or else in the encoding of older Windows programs. */
    static String text(byte[] content, Limits limits) {
        if (content.length > limits.textBytesMax()) throw new UnreadableProposal(Reason.TOO_LARGE);
        String text = decoded(content);
        if (text.chars().filter(c -> c == '\n' || c == '\r').count() > limits.linesMax()) {
            throw new UnreadableProposal(Reason.TOO_LARGE);
        }
        return text;
    }

    private static String decoded(byte[] content) {
        Charset marked = marked(content);
        if (marked != null) return new String(content, marked);
        for (byte b : content) if (b == 0) throw new UnreadableProposal(Reason.NOT_WHAT_ITS_NAME_SAYS);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }

    private static @Nullable Charset marked(byte[] content) {
        if (content.length < 2) return null;
        int mark = ((content[0] & 0xFF) << 8) | (content[1] & 0xFF);
        if (mark == 0xFEFF) return StandardCharsets.UTF_16BE;
        return mark == 0xFFFE ? StandardCharsets.UTF_16LE : null;
    }
}
