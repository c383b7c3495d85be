package se.samrad.responses.domain;

import java.util.List;
import java.util.regex.Pattern;

/** What the sender of a message wrote, without what the program added: quoted history and the signature. */
public final class OwnWords {
    private static final Pattern RULED = Pattern.compile(
            "(?i)^\\s*-{2,}\\s*(ursprungligt meddelande|original message|vidarebefordrat meddelande|forwarded message)\\s*-{2,}\\s*$");
    private static final Pattern WROTE = Pattern.compile(
            "(?i)^\\s*(den|on|mån|tis|ons|tors|fre|lör|sön)\\b.{0,300}\\b(skrev|wrote)\\b.{0,200}:\\s*$");
    private static final Pattern WRITTEN_FROM = Pattern.compile("(?i)^\\s*\\*?(från|from):\\*?\\s.*");
    private static final Pattern WRITTEN_WHEN = Pattern.compile("(?i)^\\s*\\*?(skickat|sent|datum|date):\\*?\\s.*");
    private static final Pattern PHONE =
            Pattern.compile("(?i)^\\s*(skickat från min |sent from my |hämta outlook för |get outlook for ).{0,60}$");
    private static final int HEADERS_LINES_MAX = 4;

    private OwnWords() {}

    /** Never nothing where there was something: of a message that is all quotation, all is kept. */
    public static String of(String text) {
        String plain = text.replace("\r\n", "\n").replace('\r', '\n').replace('\u00a0', ' ');
        List<String> lines = plain.lines().toList();
        StringBuilder own = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (endsOwnWords(lines, i)) break;
            String line = lines.get(i);
            if (!line.startsWith(">") && !PHONE.matcher(line).matches()) {
                own.append(line.stripTrailing()).append('\n');
            }
        }
        String kept = own.toString().replaceAll("\n{3,}", "\n\n").strip();
        return kept.isEmpty() ? plain.strip() : kept;
    }

    private static boolean endsOwnWords(List<String> lines, int i) {
        String line = lines.get(i);
        if (line.equals("-- ") || line.equals("--")) return true;
        if (RULED.matcher(line).matches()) return true;
        if (WROTE.matcher(line).matches()) return true;
        if (i + 1 < lines.size() && WROTE.matcher(line + " " + lines.get(i + 1)).matches()) {
            return !WROTE.matcher(lines.get(i + 1)).matches();
        }
        return WRITTEN_FROM.matcher(line).matches()
                && lines.stream()
                        .skip(i + 1)
                        .limit(HEADERS_LINES_MAX)
                        .anyMatch(next -> WRITTEN_WHEN.matcher(next).matches());
    }
}
