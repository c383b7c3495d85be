package se.samrad.responses.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.samrad.eventing.Rejected;

/** A part with macros may have any name: it is known by what the file says of it. */
class DeclaredPartsTest {
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships/";

    private static FileType type(String name, byte[] content) throws IOException {
        return FileType.of(name, () -> new ByteArrayInputStream(content));
    }

    private static byte[] docx(String entry, String content) {
        return docx(entry, Documents.bytes(content));
    }

    private static byte[] docx(String entry, byte[] content) {
        Map<String, byte[]> entries = new HashMap<>(Map.of(
                "[Content_Types].xml", Documents.bytes("<Types/>"),
                "word/document.xml", Documents.bytes("<document/>")));
        entries.put(entry, content);
        return Documents.zipped(entries);
    }

    private static String typed(String contentType) {
        return "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                + "<Override PartName='/x' ContentType='" + contentType + "'/></Types>";
    }

    private static String related(String type, String target, String mode) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='rId1' Type='" + type + "' Target='" + target + "' TargetMode='" + mode
                + "'/></Relationships>";
    }

    private static byte[] template(String target) {
        return docx("word/_rels/settings.xml.rels", related(OFFICE + "attachedTemplate", target, "External"));
    }

    static Stream<Arguments> refused() {
        String document = "application/vnd.ms-word.document.macroEnabled.main+xml";
        byte[] utf16 = ("<?xml version='1.0' encoding='UTF-16'?>" + typed(document)).getBytes(StandardCharsets.UTF_16);
        return Stream.of(
                Arguments.of("a.docx", docx("[Content_Types].xml", typed(document)), "file-with-macros"),
                Arguments.of("a.docx", docx("[Content_Types].xml", utf16), "file-with-macros"),
                Arguments.of(
                        "a.docx",
                        docx("[Content_Types].xml", typed("application/vnd.ms-office.vbaProject")),
                        "file-with-macros"),
                Arguments.of(
                        "a.docx",
                        docx("word/_rels/document.xml.rels", related(MICROSOFT + "vbaProject", "x.bin", "Internal")),
                        "file-with-macros"),
                Arguments.of(
                        "a.xlsx",
                        Documents.zipped(Map.of(
                                "[Content_Types].xml",
                                Documents.bytes(typed("application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
                                "xl/workbook.xml",
                                Documents.bytes("<workbook/>"))),
                        "file-with-macros"),
                Arguments.of(
                        "a.odt",
                        Documents.zipped(Map.of(
                                "mimetype", Documents.bytes("application/vnd.oasis.opendocument.text"),
                                "content.xml", Documents.bytes("<office/>"),
                                "Scripts/python/x.py", Documents.bytes("print(1)"))),
                        "file-with-macros"),
                Arguments.of("a.docx", docx("word/embeddings/bok.xlsm", "x"), "file-with-macros"),
                Arguments.of("a.docx", docx("word/embeddings/x.bin", Documents.PROGRAM), "file-with-macros"),
                Arguments.of(
                        "a.docx",
                        docx("word/embeddings/bok.xlsx", docx("[Content_Types].xml", typed(document))),
                        "file-with-macros"),
                Arguments.of(
                        "a.docx",
                        docx(
                                "word/embeddings/oleObject1.bin",
                                ("x".repeat(70_000) + "_VBA_PROJECT").getBytes(StandardCharsets.UTF_16LE)),
                        "file-with-macros"),
                Arguments.of("a.docx", template("https://mallar.example/brev.dotm"), "file-fetches"),
                Arguments.of("a.docx", template("\\\\mallar.example@80\\brev.dotm"), "file-fetches"),
                Arguments.of(
                        "a.docx",
                        docx(
                                "word/_rels/document.xml.rels",
                                related(OFFICE + "oleObject", "mhtml:https://sida.example/x!x", "External")),
                        "file-fetches"),
                Arguments.of(
                        "a.docx",
                        docx(
                                "[Content_Types].xml",
                                "<!DOCTYPE t [<!ENTITY m SYSTEM 'file:///etc/passwd'>]><Types>&m;</Types>"),
                        "file-damaged"),
                Arguments.of("a.docx", docx("[Content_Types].xml", "<Types"), "file-damaged"),
                Arguments.of("a.docx", docx("word/embeddings/bok.xlsx", Documents.bomb()), "file-swells"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void theseAreRefused(String name, byte[] content, String reason) {
        assertThatThrownBy(() -> type(name, content))
                .isInstanceOf(Rejected.class)
                .hasMessage(reason);
    }

    static Stream<byte[]> received() {
        return Stream.of(
                docx(
                        "word/_rels/document.xml.rels",
                        related(OFFICE + "hyperlink", "https://kommun.example/beslut?a=1", "External")),
                docx(
                        "word/_rels/document.xml.rels",
                        related(OFFICE + "hyperlink", "mailto:a@kommun.example", "External")),
                // A letter written from the authority's own template says where that was.
                template("file:///C:\\Mallar\\Brev.dotm"),
                template("file:///\\\\filer.kommun.example\\mallar\\Brev.dotm"),
                template("Normal.dotm"),
                docx("word/embeddings/Microsoft_Excel_Sheet.xlsx", Documents.xlsx()),
                docx("word/embeddings/oleObject1.bin", "En formel"));
    }

    @ParameterizedTest
    @MethodSource("received")
    void linksTemplatesOfTheSendersOwnAndWorkbooksBehindChartsAreReceived(byte[] content) throws IOException {
        assertThat(type("yttrande.docx", content)).isEqualTo(FileType.DOCX);
    }
}
