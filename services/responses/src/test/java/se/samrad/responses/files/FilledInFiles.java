package se.samrad.responses.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A table and a form in which something is seen and something else is hidden, in each way in which that can be done. */
public final class FilledInFiles {
    private FilledInFiles() {}

    /** Seen are "belysas", "tillstyrks", "skyltas", "repareras", "flyttas" and the name of the sheet; hidden are words that end in "dolt". */
    public static byte[] workbook() {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet("Synpunkter");
            set(sheet, 0, 0, "Gångvägen ska belysas.");
            set(sheet, 1, 1, "Avsnittet tillstyrks.");
            set(sheet, 2, 0, "raddolt");
            sheet.getRow(2).setZeroHeight(true);
            set(sheet, 0, 3, "spaltdolt");
            sheet.setColumnHidden(3, true);
            set(sheet, 4, 0, "Rubrik");
            set(sheet, 4, 1, "underdolt");
            sheet.addMergedRegion(new CellRangeAddress(4, 4, 0, 1));
            XSSFCellStyle nothing = workbook.createCellStyle();
            nothing.setDataFormat(workbook.createDataFormat().getFormat(";;;"));
            set(sheet, 5, 0, "formatdolt").setCellStyle(nothing);
            XSSFFont white = font(workbook, rgb(0xFF, 0xFF, 0xFF));
            set(sheet, 6, 0, "vitdolt").setCellStyle(style(workbook, white, null));
            set(sheet, 7, 0, "Cykelvägen ska skyltas.").setCellStyle(style(workbook, white, rgb(0x20, 0x40, 0x60)));
            XSSFFont red = font(workbook, rgb(0xC0, 0x10, 0x10));
            set(sheet, 8, 0, "ytdolt").setCellStyle(style(workbook, red, rgb(0xC0, 0x10, 0x10)));
            set(sheet, 9, 0, "Bron ska repareras.").setCellStyle(style(workbook, red, null));
            XSSFFont paper = workbook.createFont();
            paper.setThemeColor((short) 0);
            set(sheet, 10, 0, "temadolt").setCellStyle(style(workbook, paper, null));
            set(sheet, 11, 0, "svartdolt").setCellStyle(style(workbook, workbook.createFont(), rgb(0, 0, 0)));
            XSSFRichTextString partly = new XSSFRichTextString("Hållplatsen ska flyttas. ");
            partly.append("orddolt", white);
            set(sheet, 12, 0, "").setCellValue(partly);
            set(workbook.createSheet("Bladdolt"), 0, 0, "arkdolt");
            workbook.setSheetHidden(1, true);
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static XSSFColor rgb(int red, int green, int blue) {
        return new XSSFColor(new byte[] {(byte) red, (byte) green, (byte) blue}, null);
    }

    private static XSSFFont font(XSSFWorkbook workbook, XSSFColor colour) {
        XSSFFont font = workbook.createFont();
        font.setColor(colour);
        return font;
    }

    private static XSSFCellStyle style(XSSFWorkbook workbook, XSSFFont font, @Nullable XSSFColor behind) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        if (behind == null) return style;
        style.setFillForegroundColor(behind);
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private static XSSFCell set(XSSFSheet sheet, int row, int column, String text) {
        var there = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        XSSFCell cell = there.createCell(column);
        cell.setCellValue(text);
        return cell;
    }

    /** Seen is "belysas"; hidden are words that end in "dolt". */
    public static byte[] form() {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDResources fonts = new PDResources();
            fonts.put(COSName.getPDFName("Helv"), new PDType1Font(FontName.HELVETICA));
            form.setDefaultResources(fonts);
            form.setDefaultAppearance("/Helv 11 Tf 0 g");
            field(form, page, "synpunkt", "Gångvägen ska belysas.", 700);
            field(form, page, "a", "gömdolt", 650).setHidden(true);
            field(form, page, "b", "osyndolt", 600).setNoView(true);
            PDTextField secret = new PDTextField(form);
            secret.setPassword(true);
            add(form, page, secret, "c", "hemligdolt", 550);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDAnnotationWidget field(PDAcroForm form, PDPage page, String name, String value, int y)
            throws IOException {
        return add(form, page, new PDTextField(form), name, value, y);
    }

    private static PDAnnotationWidget add(
            PDAcroForm form, PDPage page, PDTextField field, String name, String value, int y) throws IOException {
        field.setPartialName(name);
        form.getFields().add(field);
        PDAnnotationWidget widget = field.getWidgets().getFirst();
        widget.setRectangle(new PDRectangle(60, y, 300, 20));
        widget.setPage(page);
        page.getAnnotations().add(widget);
        field.setValue(value);
        return widget;
    }
}
