package se.samrad.responses.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.jspecify.annotations.Nullable;
import se.samrad.responses.files.Tells.Field;
import se.samrad.responses.files.Tells.Said;

/** What a PDF says beside its pages. */
final class PdfTells {
    private static final int XMP_BYTES_MAX = 1024 * 1024;
    private static final int PAGES_MAX = 1000;
    private static final int ANNOTATIONS_MAX = 10_000;
    private static final int TREE_DEPTH_MAX = 8;

    private PdfTells() {}

    static void read(byte[] content, Said said) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            said.reading(() ->
                    said.add(Field.AUTHOR, document.getDocumentInformation().getAuthor()));
            said.reading(() -> xmp(document.getDocumentCatalog().getMetadata(), said));
            said.reading(() -> {
                PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
                if (names != null) attached(names.getEmbeddedFiles(), said, 0);
            });
            int pages = 0;
            int[] room = {ANNOTATIONS_MAX};
            for (PDPage page : document.getPages()) {
                if (++pages > PAGES_MAX || room[0] <= 0) return;
                said.reading(() -> annotations(page, said, room));
                if (pages <= DocumentText.PAGES_MAX)
                    said.reading(
                            () -> said.add(Field.UNSEEN_TEXT, UnseenLetters.text(UnseenLetters.on(document, page))));
            }
        }
    }

    private static void xmp(@Nullable PDMetadata metadata, Said said) throws IOException, XMLStreamException {
        if (metadata == null) return;
        try (InputStream xmp = metadata.exportXMPMetadata()) {
            byte[] read = xmp.readNBytes(XMP_BYTES_MAX);
            OfficeTells.values(new ByteArrayInputStream(read), Map.of("creator", Field.AUTHOR), said);
        }
    }

    private static void attached(@Nullable PDNameTreeNode<PDComplexFileSpecification> node, Said said, int depth)
            throws IOException {
        if (node == null || depth > TREE_DEPTH_MAX) return;
        Map<String, PDComplexFileSpecification> names = node.getNames();
        if (names != null) names.forEach((name, file) -> attached(name, file, said));
        List<PDNameTreeNode<PDComplexFileSpecification>> kids = node.getKids();
        if (kids == null) return;
        for (PDNameTreeNode<PDComplexFileSpecification> kid : kids) attached(kid, said, depth + 1);
    }

    private static void attached(String name, @Nullable PDFileSpecification file, Said said) {
        String own = file instanceof PDComplexFileSpecification complex ? complex.getFilename() : null;
        said.add(Field.ATTACHED, own == null || own.isBlank() ? name : own);
    }

    /** Of what somebody has written or drawn on a page; fields of a form and links are not. */
    private static void annotations(PDPage page, Said said, int[] room) throws IOException {
        for (PDAnnotation each : page.getAnnotations()) {
            if (room[0]-- <= 0) return;
            if (each instanceof PDAnnotationFileAttachment file) attached("?", file.getFile(), said);
            if (!(each instanceof PDAnnotationMarkup comment)) continue;
            String by = comment.getTitlePopup();
            if (by != null && !by.isBlank()) said.add(Field.COMMENTS_BY, by);
            else if (comment.getContents() != null && !comment.getContents().isBlank()) said.add(Field.COMMENTS);
        }
    }
}
