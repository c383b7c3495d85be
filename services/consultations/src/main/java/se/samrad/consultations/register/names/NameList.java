package se.samrad.consultations.register.names;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names one under another, as they are pasted from a document, a mail or a sheet. */
final class NameList {
    static final int NAMES_MAX = 10_000;

    /**
     * One that is written.
     *
     * @param line from 1, empty ones counted
     * @param name without what belongs to the list: number, bullet, address, the cells beside it
     */
    record Written(int line, String name) {}

    /** 1. 1) a) – • * and the like, when a space follows. */
    private static final Pattern MARK =
            Pattern.compile("^(?:[\\p{Pd}•·*▪◦‣>]+|\\(?(?:\\d{1,4}|\\p{Ll})[.)])[\\s\\u00a0]+");

    private static final Pattern BESIDE = Pattern.compile("[\\t;].*$");
    private static final Pattern ADDRESS = Pattern.compile("[<(]?[^\\s<>(),;]+@[^\\s<>(),;]+[>)]?");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\u200b\\ufeff]+");
    private static final Pattern LOOSE = Pattern.compile("^[\\s\"”'’,:.]+|[\\s\"”'’,:.]+$");

    private NameList() {}

    static List<Written> read(String text) {
        List<Written> names = new ArrayList<>();
        int line = 0;
        for (String each : text.split("\\R|\\u000b|\\f", -1)) {
            line++;
            String name = name(each);
            if (!name.isEmpty()) names.add(new Written(line, name));
        }
        return names;
    }

    private static String name(String line) {
        String name =
                SPACES.matcher(line.replaceAll("\\t", ";")).replaceAll(" ").strip();
        name = MARK.matcher(name).replaceFirst("");
        name = BESIDE.matcher(name).replaceFirst("");
        name = ADDRESS.matcher(name).replaceAll("");
        return LOOSE.matcher(name).replaceAll("").replaceAll("\\p{Cntrl}", "");
    }
}
