package se.samrad.contracts;

import java.nio.charset.StandardCharsets;

/** Files of a spreadsheet program, which people send where a table in text is asked for. */
public final class Workbook {
    /** In the name of the part that every workbook has; names in a zip file are not compressed. */
    private static final String PART = "xl/workbook.";

    private Workbook() {}

    /** Whether it is an Excel file, whatever it is called: {@code .xlsx}, {@code .xlsm} or {@code .xlsb}. */
    public static boolean is(byte[] content) {
        boolean zip = content.length > 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3;
        return zip && new String(content, StandardCharsets.ISO_8859_1).contains(PART);
    }
}
