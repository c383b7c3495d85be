package se.samrad.status.board;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import se.samrad.status.Csv;

/**
 * A table as XLSX: the headings stay in sight and filter, days are days to the spreadsheet, and words stay words also when
 * they look like a formula. Rows leave memory as they are written, so a long list costs no more of it than a short one.
 */
final class Spreadsheet {
    private static final int ROWS_IN_MEMORY = 100;
    private static final int UNITS_OF_A_LETTER = 256;
    private static final int NARROW = 16;
    private static final int WIDE = 40;
    private static final int NAME = 1;

    private Spreadsheet() {}

    /** @param name of the sheet */
    static byte[] of(String name, BoardTable table) {
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Styles styles = Styles.of(book);
            SXSSFSheet sheet = book.createSheet(name);
            sheet.createFreezePane(0, 1);
            headings(sheet.createRow(0), table.headings(), styles);
            for (int column = 0; column < table.headings().size(); column++) {
                sheet.setColumnWidth(column, (column == NAME ? WIDE : NARROW) * UNITS_OF_A_LETTER);
            }
            int at = 0;
            for (List<Cell> line : table.lines()) line(sheet.createRow(++at), line, styles);
            sheet.setAutoFilter(new CellRangeAddress(0, at, 0, table.headings().size() - 1));
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Styles(CellStyle heading, CellStyle day, CellStyle words) {
        static Styles of(Workbook book) {
            Font bold = book.createFont();
            bold.setBold(true);
            CellStyle heading = book.createCellStyle();
            heading.setFont(bold);
            CellStyle day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
            CellStyle words = book.createCellStyle();
            words.setQuotePrefixed(true);
            return new Styles(heading, day, words);
        }
    }

    private static void headings(Row row, List<String> headings, Styles styles) {
        for (int column = 0; column < headings.size(); column++) {
            var cell = row.createCell(column);
            cell.setCellValue(headings.get(column));
            cell.setCellStyle(styles.heading());
        }
    }

    private static void line(Row row, List<Cell> line, Styles styles) {
        for (int column = 0; column < line.size(); column++) {
            switch (line.get(column)) {
                case Cell.Text(String text) -> text(row, column, text, styles);
                case Cell.Day day -> {
                    var cell = row.createCell(column);
                    cell.setCellValue(day.day());
                    cell.setCellStyle(styles.day());
                }
                case Cell.Number(long number) -> row.createCell(column).setCellValue(number);
            }
        }
    }

    private static void text(Row row, int column, String text, Styles styles) {
        if (text.isEmpty()) return;
        var cell = row.createCell(column);
        cell.setCellValue(text);
        // Words already, but whoever edits such a cell must not make a formula of it.
        if (Csv.isReckoned(text)) cell.setCellStyle(styles.words());
    }
}
