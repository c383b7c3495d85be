package se.samrad.consultations.proposal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrBase;
import se.samrad.consultations.proposal.Block.Draft;
import se.samrad.consultations.proposal.Block.Heading;
import se.samrad.consultations.proposal.Block.Item;
import se.samrad.consultations.proposal.Block.Paragraph;
import se.samrad.consultations.proposal.ProposalDocument.Aside;
import se.samrad.consultations.proposal.ProposalDocument.Kind;
import se.samrad.consultations.proposal.UnreadableProposal.Reason;

/** Reads a Word document by its styles, outline levels and numbering; never by what a text looks like. */
final class Word {
    private static final Pattern HEADING = Pattern.compile("^(?:heading|rubrik)\\s*([1-9])$");
    private static final Pattern CONTENTS = Pattern.compile("^(?:toc|innehåll|innehll|innehållsförteckning).*");
    private static final Pattern TYPED_NUMBER =
            Pattern.compile("^(\\d{1,2}(?:\\.\\d{1,2}){0,4})[.)]?[\\s\\u00A0]+(\\S.*)$");
    private static final int HEADING_LENGTH_MAX = 300;
    private static final int STYLES_DEEP_MAX = 20;
    private static final int BODY_TEXT_LEVEL = 9;

    private final XWPFDocument document;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Aside> asides = new ArrayList<>();
    private final Map<BigInteger, int[]> counters = new HashMap<>();
    private @Nullable String title;

    private Word(XWPFDocument document) {
        this.document = document;
    }

    static Draft read(byte[] content) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(content))) {
            if (document.getPackage()
                                    .getPartsByContentType("application/vnd.ms-office.vbaProject")
                                    .size()
                            > 0
                    || document.getPackagePart().getContentType().contains("macroEnabled")) {
                throw new UnreadableProposal(Reason.MACRO_ENABLED);
            }
            Word word = new Word(document);
            word.elements(document.getBodyElements());
            return new Draft(word.title, word.blocks, word.asides);
        } catch (EncryptedDocumentException e) {
            throw new UnreadableProposal(Reason.ENCRYPTED, e);
        } catch (IOException | POIXMLException | OpenXML4JRuntimeException | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new UnreadableProposal(message.contains("Zip bomb") ? Reason.ZIP_BOMB : Reason.DAMAGED, e);
        }
    }

    private void elements(List<IBodyElement> elements) {
        for (IBodyElement element : elements) {
            if (element instanceof XWPFParagraph paragraph) {
                paragraph(paragraph);
            } else if (element instanceof XWPFTable table) {
                table(table);
            } else if (element instanceof XWPFSDT control) {
                contents(control.getContent().getText());
            }
        }
    }

    /** A content control around paragraphs: a table of contents, or text in a frame of its own. */
    private void contents(String text) {
        boolean listed =
                text.lines().filter(line -> line.matches(".*\\t\\s*\\d+\\s*$")).count() > 1;
        text.lines().map(Word::clean).filter(line -> !line.isEmpty()).forEach(line -> {
            if (listed) asides.add(new Aside(Kind.TABLE_OF_CONTENTS, line));
            else blocks.add(new Block.Paragraph(line));
        });
    }

    private void table(XWPFTable table) {
        for (XWPFTableRow row : table.getRows()) {
            List<String> cells = new ArrayList<>();
            for (XWPFTableCell cell : row.getTableCells()) {
                String text = clean(cell.getText());
                if (!text.isEmpty()) cells.add(text);
            }
            if (!cells.isEmpty()) blocks.add(new Paragraph(String.join(" | ", cells)));
        }
    }

    private void paragraph(XWPFParagraph paragraph) {
        String text = clean(paragraph.getText());
        String style = styleName(paragraph.getStyle());
        int level = level(paragraph, style);
        String label = label(paragraph, level > 0);
        if (text.isEmpty()) return;
        if (CONTENTS.matcher(style).matches()) {
            asides.add(new Aside(Kind.TABLE_OF_CONTENTS, text));
        } else if (style.equals("title") || style.equals("rubrik")) {
            if (title == null) title = text;
            else blocks.add(new Paragraph(text));
        } else if (level > 0 && text.length() <= HEADING_LENGTH_MAX) {
            Matcher typed = TYPED_NUMBER.matcher(text);
            if (label != null) blocks.add(new Heading(level, label, text));
            else if (typed.matches()) blocks.add(new Heading(level, typed.group(1), typed.group(2)));
            else blocks.add(new Heading(level, null, text));
        } else if (PlainText.isCredit(text)) {
            asides.add(new Aside(Kind.PICTURE_CREDIT, text));
        } else if (paragraph.getNumID() != null && level == 0) {
            blocks.add(new Item(text));
        } else {
            blocks.add(new Paragraph(text));
        }
    }

    /** 1 to 9 for a heading, 0 for other text. */
    private int level(XWPFParagraph paragraph, String style) {
        Matcher named = HEADING.matcher(style);
        if (named.matches()) return Integer.parseInt(named.group(1));
        CTPPr own = paragraph.getCTP().getPPr();
        if (own != null && own.isSetOutlineLvl()) return level(own);
        Set<String> seen = new HashSet<>();
        String id = paragraph.getStyle();
        while (id != null && seen.add(id) && seen.size() < STYLES_DEEP_MAX) {
            XWPFStyle found = style(id);
            if (found == null) return 0;
            Matcher based = HEADING.matcher(name(found));
            if (based.matches()) return Integer.parseInt(based.group(1));
            CTPPrBase properties = found.getCTStyle().getPPr();
            if (properties != null && properties.isSetOutlineLvl()) return level(properties);
            id = found.getBasisStyleID();
        }
        return 0;
    }

    private static int level(CTPPrBase properties) {
        int level = properties.getOutlineLvl().getVal().intValue();
        return level < BODY_TEXT_LEVEL ? level + 1 : 0;
    }

    private @Nullable XWPFStyle style(String id) {
        return document.getStyles() == null ? null : document.getStyles().getStyle(id);
    }

    /** In lower case; the id where the style is not defined, for it tells as much: Rubrik1, Heading2. */
    private String styleName(@Nullable String id) {
        if (id == null) return "";
        XWPFStyle style = style(id);
        if (style == null) return id.toLowerCase(Locale.ROOT);
        String name = name(style);
        return HEADING.matcher(id.toLowerCase(Locale.ROOT)).matches()
                        && !HEADING.matcher(name).matches()
                ? id.toLowerCase(Locale.ROOT)
                : name;
    }

    private static String name(XWPFStyle style) {
        String name = style.getName();
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    /** The number that Word prints before a heading, from the numbering of the paragraph or of its style. */
    private @Nullable String label(XWPFParagraph paragraph, boolean heading) {
        if (!heading) return null;
        BigInteger list = paragraph.getNumID();
        if (list == null || document.getNumbering() == null || list.signum() == 0) return null;
        BigInteger depth = paragraph.getNumIlvl();
        int level = depth == null ? 0 : Math.min(8, Math.max(0, depth.intValue()));
        if (!"decimal".equals(paragraph.getNumFmt())) return null;
        BigInteger kind = document.getNumbering().getAbstractNumID(list);
        int[] count = counters.computeIfAbsent(kind == null ? list : kind, k -> new int[9]);
        count[level]++;
        for (int i = level + 1; i < count.length; i++) count[i] = 0;
        String pattern = paragraph.getNumLevelText();
        if (pattern == null || pattern.indexOf('%') < 0) return null;
        for (int i = 0; i <= level; i++)
            pattern = pattern.replace("%" + (i + 1), String.valueOf(Math.max(1, count[i])));
        return pattern.strip().replaceAll("[.)]$", "");
    }

    private static String clean(String text) {
        return text.replace('\u00A0', ' ')
                .replace("\u00AD", "")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
    }
}
