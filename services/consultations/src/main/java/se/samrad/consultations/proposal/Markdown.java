package se.samrad.consultations.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.proposal.Block.Draft;
import se.samrad.consultations.proposal.Block.Heading;
import se.samrad.consultations.proposal.Block.Item;
import se.samrad.consultations.proposal.Block.Paragraph;

/** Reads the Markdown that proposals are written in: headings, paragraphs, lists and tables; code is left as it stands. */
final class Markdown {
    private static final Pattern ATX = Pattern.compile("^ {0,3}(#{1,6})[ \\t]+(.+?)(?:[ \\t]+#+)?[ \\t]*$");
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(```+|~~~+).*$");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d{1,9}[.)])\\s+(.+)$");
    private static final Pattern RULE = Pattern.compile("^ {0,3}(?:(?:\\* *){3,}|(?:- *){3,}|(?:_ *){3,})$");
    /** Under the head of a table: nothing but dashes between its bars. */
    private static final Pattern DASHES =
            Pattern.compile("^ {0,3}\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t]*:?-+:?[ \\t]*)*\\|?[ \\t]*$");

    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,2}(?:\\.\\d{1,2}){0,4})[.)]?\\s+(\\S.*)$");

    /** Looking for the ends of emphasis takes the square of the length. */
    private static final int INLINE_LENGTH_MAX = 20_000;

    private final List<Block> blocks = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();
    private boolean item;

    private Markdown() {}

    static Draft read(String text) {
        Markdown markdown = new Markdown();
        markdown.lines(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1));
        return new Draft(null, markdown.blocks, List.of());
    }

    private void lines(String[] lines) {
        String fence = null;
        for (int i = 0; i < lines.length; i++) {
            String line = clean(lines[i]);
            Matcher fenced = FENCE.matcher(line);
            if (fence != null) {
                if (line.strip().startsWith(fence)) {
                    fence = null;
                    flush();
                } else if (!line.isBlank()) {
                    flush();
                    blocks.add(new Paragraph(line.strip()));
                }
                continue;
            }
            if (fenced.matches()) {
                flush();
                fence = fenced.group(1);
                continue;
            }
            if (i + 1 < lines.length && isHead(line, lines[i + 1])) {
                flush();
                row(line);
                for (i += 2; i < lines.length && isRow(lines[i]); i++) row(clean(lines[i]));
                i--;
                continue;
            }
            line(line);
        }
        flush();
    }

    private static String clean(String line) {
        return line.replaceAll("[\\p{Cntrl}&&[^\\t]]", "").replace("\uFEFF", "");
    }

    /** A table ends where something else begins, as in GitHub Flavored Markdown. */
    private static boolean isRow(String line) {
        return line.contains("|")
                && !ATX.matcher(line).matches()
                && !FENCE.matcher(line).matches()
                && !ITEM.matcher(line).matches();
    }

    private static boolean isHead(String line, String next) {
        return line.contains("|")
                && next.contains("|")
                && DASHES.matcher(next).matches()
                && cells(line).size() == cells(next).size();
    }

    /** A row of a table reads as it does from a word processor's document. */
    private void row(String line) {
        List<String> said = cells(line).stream().filter(cell -> !cell.isEmpty()).toList();
        if (!said.isEmpty()) blocks.add(new Paragraph(String.join(" | ", said)));
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("(?<!\\\\)\\|$", "");
        return Arrays.stream(BAR.split(inner, -1)).map(Markdown::inline).toList();
    }

    private void line(String line) {
        Matcher atx = ATX.matcher(line);
        Matcher listed = ITEM.matcher(line);
        Integer underline = underline(line);
        if (atx.matches()) {
            flush();
            heading(atx.group(1).length(), atx.group(2));
        } else if (underline != null && !paragraph.isEmpty() && !item) {
            String title = String.join(" ", paragraph);
            paragraph.clear();
            heading(underline, title);
        } else if (line.isBlank() || RULE.matcher(line).matches()) {
            flush();
        } else if (listed.matches()) {
            flush();
            item = true;
            paragraph.add(listed.group(1).strip());
        } else {
            paragraph.add(line.strip());
        }
    }

    private static @Nullable Integer underline(String line) {
        if (line.matches("^ {0,3}=+[ \\t]*$")) return 1;
        return line.matches("^ {0,3}-+[ \\t]*$") ? 2 : null;
    }

    private void heading(int level, String title) {
        String bare = inline(title);
        Matcher numbered = NUMBERED.matcher(bare);
        blocks.add(
                numbered.matches()
                        ? new Heading(level, numbered.group(1), numbered.group(2))
                        : new Heading(level, null, bare));
    }

    private void flush() {
        if (!paragraph.isEmpty()) {
            String text = inline(String.join(" ", paragraph));
            blocks.add(item ? new Item(text) : new Paragraph(text));
        }
        paragraph.clear();
        item = false;
    }

    /** The words without emphasis; a link keeps its address in brackets. */
    private static String inline(String text) {
        if (text.length() > INLINE_LENGTH_MAX) return text.strip();
        return text.replaceAll("!\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("\\[([^\\]]+)\\]\\((\\S+?)(?:\\s+\"[^\"]*\")?\\)", "$1 ($2)")
                .replaceAll("(\\*\\*|__)(?=\\S)(.+?)(?<=\\S)\\1", "$2")
                .replaceAll("(?<![\\p{L}\\p{N}*])\\*(?=\\S)([^*]+?)(?<=\\S)\\*(?![\\p{L}\\p{N}*])", "$1")
                .replaceAll("(?<![\\p{L}\\p{N}_])_(?=\\S)([^_]+?)(?<=\\S)_(?![\\p{L}\\p{N}_])", "$1")
                .replaceAll("`([^`]+)`", "$1")
                .replaceAll("\\\\([\\\\`*_{}\\[\\]()#+.!|<>-])", "$1")
                .strip();
    }
}
