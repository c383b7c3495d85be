package se.samrad.responses.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import se.samrad.eventing.bench.Bench;

/** Messages as mail programs write them. */
final class Letters {
    static final String OUR_SERVER = "mx.exempellan.example";
    static final String STATEMENT = """
            Kommunstyrelsens yttrande över förslaget till färdplan. Kommunen är i huvudsak positiv till förslaget.
            Bostadsbyggandet längs stråket måste samordnas med kollektivtrafiken och med vägarna till hamnen.
            Kommunen avstyrker dragningen genom naturreservatet, eftersom följderna för friluftslivet inte är utredda.
            I övrigt tillstyrks förslaget. Kommunen deltar gärna i det fortsatta arbetet med planen och dess mål.
            """;

    private final StringBuilder head = new StringBuilder();
    private final StringBuilder body = new StringBuilder();

    private Letters() {}

    static Letters from(String address, String subject) {
        Letters letter = new Letters();
        letter.head("Return-Path", "<" + address + ">");
        letter.head("Received", "from out.example by " + OUR_SERVER + " with ESMTPS; Sun, 22 Nov 2026 09:00:00 +0100");
        letter.head("From", "Registrator <" + address + ">");
        letter.head("Subject", subject);
        letter.head("Date", "Sun, 22 Nov 2026 08:59:00 +0100");
        letter.head("Message-ID", "<" + Bench.id("brev") + "@exempelby.example>");
        letter.head("MIME-Version", "1.0");
        return letter;
    }

    Letters head(String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** Nothing but text. */
    byte[] saying(String text) {
        return (head + "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                        + text.replace("\n", "\r\n"))
                .getBytes(UTF_8);
    }

    /** Text before attachments, added by {@link #with} and closed by {@link #sent}. */
    Letters words(String text) {
        part("Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit", text.replace("\n", "\r\n"));
        return this;
    }

    Letters with(String name, byte[] content) {
        return part(
                "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=\"" + name + "\"",
                Base64.getMimeEncoder().encodeToString(content));
    }

    Letters part(String headers, String content) {
        body.append("--grans\r\n")
                .append(headers)
                .append("\r\n\r\n")
                .append(content)
                .append("\r\n");
        return this;
    }

    byte[] sent() {
        return (head + "Content-Type: multipart/mixed; boundary=grans\r\n\r\n" + body + "--grans--\r\n")
                .getBytes(UTF_8);
    }

    static byte[] word(String text) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            text.lines().forEach(line -> document.createParagraph().createRun().setText(line));
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] pdf(String text) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 8);
                content.newLineAtOffset(40, 700);
                for (String line : text.lines().toList()) {
                    content.showText(line);
                    content.newLineAtOffset(0, -12);
                }
                content.showText("1 (1)");
                content.endText();
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
