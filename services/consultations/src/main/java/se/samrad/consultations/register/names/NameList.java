package se.samrad.consultations.register.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.register.imports.NameFault;
import se.samrad.consultations.register.imports.OrganisationNumber;
import se.samrad.contracts.BodyType;

/** Names one under another, as they are pasted from a document, a mail or a sheet. */
final class NameList {
    static final int NAMES_MAX = 10_000;

    /**
     * One that is written.
     *
     * @param line from 1, empty ones counted
     * @param name without what belongs to the list: mark, address, the cells beside it, the numbers
     * @param number its organisation number, ten digits with a hyphen; null for none
     * @param code its municipality code; null for none
     * @param fault why the row is not taken, as far as the number beside the name tells; null when nothing is wrong with it
     */
    record Written(
            int line,
            String name,
            @Nullable String number,
            @Nullable String code,
            @Nullable NameFault fault) {
        Written(int line, String name) {
            this(line, name, null, null, null);
        }
    }

    /** Shown in the place of a name, where all that is written is the number of a person. */
    private static final String UNNAMED = "–";

    /** 1. 1) a) – • * and the like, when a space follows. */
    private static final Pattern MARK =
            Pattern.compile("^(?:[\\p{Pd}•·*▪◦‣>]+|\\(?(?:\\d{1,4}|\\p{Ll})[.)])[\\s\\u00a0]+");

    /** In a cell of its own; of a row's number four digits could be a municipality. */
    private static final Pattern MARK_ALONE =
            Pattern.compile("[\\p{Pd}•·*▪◦‣>]+|\\(?(?:\\d{1,4}|\\p{Ll})[.)]|\\d{1,3}");

    private static final Pattern ADDRESS = Pattern.compile("[<(]?[^\\s<>(),;]+@[^\\s<>(),;]+[>)]?");
    private static final Pattern PHONE = Pattern.compile("[+0][\\d ()/–-]{5,}");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\u200b\\ufeff]+");
    private static final Pattern LOOSE = Pattern.compile("^[\\s\"”'’,:.;]+|[\\s\"”'’,:.;]+$");

    private static final Pattern NUMBER = Pattern.compile("(?:\\d{2})?\\d{6}[-+]\\d{4}|(?:16|18|19|20)?[1-9]\\d{9}");
    /** After a name, in brackets or not. Only with its hyphen: other ten digits can be anything. */
    private static final Pattern NUMBER_LAST = Pattern.compile("^(.*?)[\\s,(]+((?:\\d{2})?\\d{6}[-+]\\d{4})\\)?$");

    /** The first two digits are a county, 99 an invented one as in the demonstration. */
    private static final Pattern CODE = Pattern.compile("(?:0[1-9]|1[0-9]|2[0-5]|99)\\d{2}");

    private NameList() {}

    static List<Written> read(String text) {
        List<Written> names = new ArrayList<>();
        int line = 0;
        for (String each : text.split("\\R|\\u000b|\\f", -1)) {
            line++;
            Written written = new Row(line).read(each);
            if (!written.name().isEmpty()) names.add(written);
        }
        return names;
    }

    /** What stands on one line. */
    private static final class Row {
        private final int line;
        private @Nullable String number;
        private @Nullable String code;
        private @Nullable NameFault fault;

        Row(int line) {
            this.line = line;
        }

        Written read(String text) {
            boolean sheet = text.strip().indexOf('\t') >= 0;
            String name = plain(sheet ? cells(text.split("\t")) : parts(text.split(";")));
            Matcher last = NUMBER_LAST.matcher(name);
            if (number == null && last.matches()) {
                number(last.group(2));
                name = plain(last.group(1));
            } else if (number == null && NUMBER.matcher(name).matches()) {
                number(name);
                if (fault != null) name = "";
            }
            return new Written(line, name.isEmpty() && fault != null ? UNNAMED : name, number, code, fault);
        }

        /** Of a sheet's row the name is the first cell that is nothing else. */
        private String cells(String[] cells) {
            String name = "";
            List<String> codes = new ArrayList<>();
            for (String cell : cells) {
                String text = spaced(cell);
                if (CODE.matcher(text).matches()) codes.add(text);
                else if (!isBeside(text) && name.isEmpty())
                    name = MARK.matcher(text).replaceFirst("");
            }
            BodyType kind = KindOfBody.guess(plain(name));
            // Beside an association four digits are a year, or anything.
            boolean municipality = kind == BodyType.MUNICIPALITY || kind == BodyType.OTHER;
            if (municipality && !name.isEmpty() && codes.size() == 1) code = codes.getFirst();
            return name.isEmpty() && codes.size() == 1 ? codes.getFirst() : name;
        }

        /** A semicolon can stand in a name too, so only what can be nothing else is no part of it, and what comes after that. */
        private String parts(String[] parts) {
            StringBuilder name = new StringBuilder();
            boolean ended = false;
            for (String part : parts) {
                String text = spaced(part);
                boolean named = !name.isEmpty();
                if (named && CODE.matcher(text).matches() && isMunicipality(name.toString())) {
                    if (code == null) code = text;
                    ended = true;
                } else if (isBeside(text)) {
                    ended = named;
                } else if (!ended) {
                    name.append(named ? ";" : "")
                            .append(
                                    named
                                            ? SPACES.matcher(part)
                                                    .replaceAll(" ")
                                                    .stripTrailing()
                                            : MARK.matcher(text).replaceFirst(""));
                }
            }
            return name.toString();
        }

        private static boolean isMunicipality(String name) {
            return KindOfBody.guess(plain(name)) == BodyType.MUNICIPALITY;
        }

        /** Whether it is no part of a name; a number is remembered. */
        private boolean isBeside(String text) {
            if (text.isEmpty() || MARK_ALONE.matcher(text).matches()) return true;
            if (ADDRESS.matcher(text).replaceAll("").isBlank()) return true;
            if (NUMBER.matcher(text).matches()) {
                number(text);
                return true;
            }
            return PHONE.matcher(text).matches();
        }

        private void number(String text) {
            Optional<OrganisationNumber> found = OrganisationNumber.of(text);
            if (found.isEmpty()) {
                // 070123-4567 is a way to write a telephone number.
                if (!text.startsWith("0")) fault = NameFault.NO_ORGANISATION_NUMBER;
            } else if (found.get().person()) fault = NameFault.PERSON_NUMBER;
            else if (number == null) number = found.get().text();
        }

        private static String spaced(String text) {
            return SPACES.matcher(text).replaceAll(" ").strip();
        }

        private static String plain(String text) {
            String name = ADDRESS.matcher(text).replaceAll("");
            return LOOSE.matcher(name).replaceAll("").replaceAll("\\p{Cntrl}", "");
        }
    }
}
