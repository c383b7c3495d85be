package se.samrad.responses.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Case numbers as people write them in the subject of a message. */
public final class CaseNumbers {
    private static final int SUBJECT_CHARACTERS_MAX = 1_000;
    private static final Pattern PART = Pattern.compile("\\d+|\\p{L}+");
    /** Words that may stand right before a number without a space. */
    private static final String BEFORE =
            "(?:(?<![\\p{L}\\d])|(?<=dnr)|(?<=diarienr)|(?<=diarienummer)|(?<=ärendenr)|(?<=ärendenummer))";

    private CaseNumbers() {}

    /**
     * Those whose number the subject mentions, with other or no signs and spaces between its parts, and without zeros that
     * only fill out; a number that is part of a longer one is another number.
     *
     * @param numbers what each is called, or was
     */
    public static List<String> mentioned(String subject, Map<String, List<String>> numbers) {
        String looked =
                subject.length() > SUBJECT_CHARACTERS_MAX ? subject.substring(0, SUBJECT_CHARACTERS_MAX) : subject;
        List<String> found = new ArrayList<>();
        new TreeMap<>(numbers).forEach((whose, its) -> {
            if (its.stream().anyMatch(number -> isIn(number, looked))) found.add(whose);
        });
        return found;
    }

    private static boolean isIn(String number, String subject) {
        StringBuilder pattern = new StringBuilder();
        Matcher parts = PART.matcher(number);
        boolean digits = false;
        while (parts.find()) {
            if (!pattern.isEmpty()) pattern.append("[\\s\\p{Z}\\p{Pd}_/.:]{0,3}");
            boolean isNumber = Character.isDigit(parts.group().charAt(0));
            digits |= isNumber;
            pattern.append(isNumber ? counted(parts.group()) : Pattern.quote(parts.group()));
        }
        // A number without digits would be found in any prose.
        if (!digits) return false;
        return Pattern.compile(
                        BEFORE + pattern + "(?![\\p{L}\\d])(?![-/.:]\\d)",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(subject)
                .find();
    }

    private static String counted(String digits) {
        String bare = digits.replaceFirst("^0+(?=\\d)", "");
        return "0{0,5}" + bare;
    }
}
