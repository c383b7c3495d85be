package se.samrad.responses.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** The fields of a PDF as its reader sees them. */
final class PdfForm {
    private static final int FIELDS_MAX = 5_000;

    private PdfForm() {}

    /**
     * Puts what is seen of the fields on the pages: how each looks, and nothing of those that are secret or not shown. The document
     * is read after that and never saved.
     */
    static void fill(PDDocument document) throws IOException {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm();
        if (form == null || form.xfaIsDynamic()) return;
        List<PDField> fields = new ArrayList<>();
        Set<COSDictionary> secret = new HashSet<>();
        for (PDField field : form.getFieldTree()) {
            if (fields.size() == FIELDS_MAX) return;
            fields.add(field);
            if (field instanceof PDTextField text && text.isPassword())
                text.getWidgets().forEach(widget -> secret.add(widget.getCOSObject()));
        }
        for (PDPage page : document.getPages()) {
            List<PDAnnotation> seen = new ArrayList<>();
            for (PDAnnotation each : page.getAnnotations()) {
                boolean unseen = each.isHidden()
                        || each.isNoView()
                        || each.isInvisible()
                        || secret.contains(each.getCOSObject());
                if (!(each instanceof PDAnnotationWidget && unseen)) seen.add(each);
            }
            page.setAnnotations(seen);
        }
        form.flatten(fields, form.getNeedAppearances());
    }
}
