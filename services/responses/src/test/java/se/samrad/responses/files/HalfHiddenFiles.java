package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;

/** Documents in which words that end in "dolt" stand in each way in which their reader does not see them; all others are seen. */
final class HalfHiddenFiles {
    private static final float[] BLACK = {0, 0, 0};
    private static final float[] WHITE = {1, 1, 1};
    private static final float[] BLUE = {.1f, .2f, .6f};

    private HalfHiddenFiles() {}

    private static final class Drawing implements AutoCloseable {
        final PDPageContentStream content;
        private int y = 740;

        Drawing(PDDocument document, PDPage page) throws IOException {
            content = new PDPageContentStream(document, page);
        }

        void colour(float[] rgb) throws IOException {
            content.setNonStrokingColor(rgb[0], rgb[1], rgb[2]);
        }

        void ground(float[] rgb) throws IOException {
            colour(rgb);
            content.addRect(40, y - 8, 400, 24);
            content.fill();
        }

        void state(float opacity, BlendMode blend) throws IOException {
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant(opacity);
            state.setBlendMode(blend);
            content.setGraphicsStateParameters(state);
        }

        void write(String words) throws IOException {
            write(words, 60, 11);
        }

        void write(String words, float x, float size) throws IOException {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), size);
            content.newLineAtOffset(x, y);
            content.showText(words);
            content.endText();
        }

        void next() {
            y -= 30;
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    static byte[] pdf() {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDOptionalContentGroup layer = new PDOptionalContentGroup("Utkast");
            PDOptionalContentProperties layers = new PDOptionalContentProperties();
            layers.addGroup(layer);
            layers.setGroupEnabled(layer, false);
            document.getDocumentCatalog().setOCProperties(layers);
            try (Drawing page1 = new Drawing(document, page)) {
                seen(page1, document);
                hidden(page1, layer);
                mark(page, page1);
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void seen(Drawing on, PDDocument document) throws IOException {
        on.write("belysas");
        on.next();
        on.ground(BLUE);
        on.colour(WHITE);
        on.write("skyltas");
        on.next();
        // As a scanner writes what it has read in the picture.
        on.content.drawImage(
                LosslessFactory.createFromImage(document, new BufferedImage(8, 2, BufferedImage.TYPE_INT_RGB)),
                40,
                on.y - 8,
                400,
                24);
        on.content.setRenderingMode(RenderingMode.NEITHER);
        on.write("skannas");
        on.content.setRenderingMode(RenderingMode.FILL);
        on.next();
        on.colour(BLACK);
        on.write("markeras");
        on.content.saveGraphicsState();
        on.state(1, BlendMode.MULTIPLY);
        on.ground(new float[] {1, 1, 0});
        on.content.restoreGraphicsState();
        on.next();
        on.colour(BLACK);
        on.write("genomstruken");
        on.content.addRect(40, on.y + 3, 400, 1);
        on.content.fill();
        on.next();
    }

    private static void hidden(Drawing on, PDOptionalContentGroup layer) throws IOException {
        on.colour(WHITE);
        on.write("vitdolt");
        on.next();
        on.ground(BLUE);
        on.write("ytdolt");
        on.next();
        on.colour(BLACK);
        on.write("namnet boxdolt");
        on.ground(BLACK);
        on.next();
        on.content.setRenderingMode(RenderingMode.NEITHER);
        on.write("osyndolt");
        on.content.setRenderingMode(RenderingMode.FILL);
        on.next();
        on.write("randdolt", 900, 11);
        on.next();
        on.write("litetdolt", 60, .5f);
        on.next();
        on.content.saveGraphicsState();
        on.state(0, BlendMode.NORMAL);
        on.write("glasdolt");
        on.content.restoreGraphicsState();
        on.next();
        on.content.saveGraphicsState();
        on.content.addRect(300, 0, 200, 800);
        on.content.clip();
        on.write("klippdolt");
        on.content.restoreGraphicsState();
        on.next();
        on.content.beginMarkedContent(COSName.OC, layer);
        on.write("lagerdolt");
        on.content.endMarkedContent();
        on.next();
        on.write("lappdolt");
    }

    private static void mark(PDPage page, Drawing on) throws IOException {
        PDAnnotationSquare square = new PDAnnotationSquare();
        square.setRectangle(new PDRectangle(40, on.y - 8, 400, 24));
        square.setColor(new PDColor(BLACK, PDDeviceRGB.INSTANCE));
        square.setInteriorColor(new PDColor(BLACK, PDDeviceRGB.INSTANCE));
        square.constructAppearances();
        page.getAnnotations().add(square);
    }

    static byte[] word() {
        return zip(Map.of("word/styles.xml", """
                <w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
                <w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
                <w:style w:type="character" w:styleId="Gomd"><w:rPr><w:vanish/></w:rPr></w:style>
                <w:style w:type="character" w:styleId="Gomd2"><w:basedOn w:val="Gomd"/></w:style>
                <w:style w:type="paragraph" w:styleId="Vit"><w:basedOn w:val="Normal"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
                </w:styles>""", "word/document.xml", """
                <w:document xmlns:w="w"><w:body>
                <w:p><w:r><w:t>belysas</w:t></w:r></w:p>
                <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>gömdolt</w:t></w:r><w:r><w:t> skyltas</w:t></w:r></w:p>
                <w:p><w:r><w:rPr><w:rStyle w:val="Gomd2"/></w:rPr><w:t>stildolt</w:t></w:r></w:p>
                <w:p><w:r><w:rPr><w:rStyle w:val="Gomd2"/><w:vanish w:val="0"/></w:rPr><w:t>repareras</w:t></w:r></w:p>
                <w:p><w:r><w:rPr><w:color w:val="ffffff"/></w:rPr><w:t>vitdolt</w:t></w:r></w:p>
                <w:p><w:pPr><w:pStyle w:val="Vit"/></w:pPr><w:r><w:t>mallvitdolt</w:t></w:r></w:p>
                <w:p><w:pPr><w:pStyle w:val="Vit"/><w:shd w:val="clear" w:fill="204060"/></w:pPr><w:r><w:t>flyttas</w:t></w:r></w:p>
                <w:p><w:r><w:rPr><w:color w:val="204060"/><w:shd w:val="clear" w:fill="204060"/></w:rPr><w:t>ytdolt</w:t></w:r></w:p>
                <w:p><w:r><w:rPr><w:color w:val="000000"/><w:highlight w:val="black"/></w:rPr><w:t>boxdolt</w:t></w:r></w:p>
                <w:p><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>litetdolt</w:t></w:r></w:p>
                <w:tbl><w:tblPr><w:tblStyle w:val="Rutor"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>rubriceras</w:t></w:r></w:p></w:tc>
                <w:tc><w:tcPr><w:shd w:val="clear" w:fill="FFFFFF"/></w:tcPr><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>celldolt</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
                <w:p><w:r><w:txbxContent><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>inramas</w:t></w:r></w:p></w:txbxContent></w:r></w:p>
                </w:body></w:document>"""));
    }

    static byte[] open() {
        return zip(Map.of("styles.xml", """
                <o:s xmlns:o="o" xmlns:s="s" xmlns:f="f" xmlns:t="t">
                <s:default-style s:family="paragraph"><s:text-properties f:color="#000000" f:font-size="11pt"/></s:default-style>
                <s:style s:name="Vit" s:family="paragraph"><s:text-properties f:color="#ffffff"/></s:style></o:s>""", "content.xml", """
                <o:document-content xmlns:o="o" xmlns:s="s" xmlns:f="f" xmlns:d="d" xmlns:ta="ta" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
                <o:automatic-styles>
                <s:style s:name="T1" s:family="text"><s:text-properties text:display="none"/></s:style>
                <s:style s:name="T2" s:family="text"><s:text-properties f:color="#FFFFFF"/></s:style>
                <s:style s:name="T3" s:family="text"><s:text-properties f:color="#204060" f:background-color="#204060"/></s:style>
                <s:style s:name="T4" s:family="text"><s:text-properties f:font-size="1pt"/></s:style>
                <s:style s:name="P1" s:family="paragraph" s:parent-style-name="Vit"><s:paragraph-properties f:background-color="#204060"/></s:style>
                <s:style s:name="C1" s:family="table-cell"><s:table-cell-properties f:background-color="#204060"/></s:style>
                </o:automatic-styles><o:body><o:text>
                <text:p>belysas <text:span text:style-name="T1">gömdolt</text:span></text:p>
                <text:p text:style-name="Vit">mallvitdolt</text:p>
                <text:p text:style-name="P1">flyttas</text:p>
                <text:p><text:span text:style-name="T2">vitdolt</text:span> skyltas</text:p>
                <text:p><text:span text:style-name="T3">ytdolt</text:span></text:p>
                <text:p><text:span text:style-name="T4">litetdolt</text:span></text:p>
                <ta:table><ta:table-row><ta:table-cell ta:style-name="C1"><text:p text:style-name="Vit">rubriceras</text:p></ta:table-cell></ta:table-row></ta:table>
                <text:p><d:frame><d:text-box><text:p text:style-name="Vit">inramas</text:p></d:text-box></d:frame></text:p>
                </o:text></o:body></o:document-content>"""));
    }

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
