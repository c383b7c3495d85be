package se.samrad.responses.files;

import java.awt.BasicStroke;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Finds the letters of a page that nobody sees who reads it: those that are not drawn, that lie outside of the page or in a layer that
 * is switched off, that have the colour of what lies behind them, that something was drawn over, and those that are too small. What
 * cannot be told counts as seen: pictures, patterns, what shines through, and letters drawn as pictures.
 */
final class UnseenLetters extends PDFGraphicsStreamEngine {
    private static final int AREAS_MAX = 20_000;
    private static final int LETTERS_MAX = 100_000;
    /** In points; nobody reads it without a glass. */
    private static final double SIZE_MIN = 1;
    /** So broad a line, in points, hides what it is drawn over. */
    private static final double LINE_MIN = 4;

    /** So far apart, in parts of their size, letters are not of one word. */
    private static final double GAP_MIN = .15;

    private static final int WHITE = 0xffffff;
    /** Where in a letter it is looked, in parts of its width and size: a line through it leaves some of them. */
    private static final double[][] LOOKED_AT = {{.2, .1}, {.8, .1}, {.5, .3}, {.2, .5}, {.8, .5}};

    /** What others have put on a page over what stands there; marks beside and under words are not. */
    private static final Set<String> OVER = Set.of("Square", "Circle", "Polygon", "Ink", "FreeText", "Stamp", "Redact");

    /** A letter where it stands; by that it is known again when the page is read for its words. */
    record Letter(int code, float x, float y) {
        static Letter of(Matrix at, int code) {
            return new Letter(code, at.getTranslateX(), at.getTranslateY());
        }
    }

    /** @param colour null where it cannot be told */
    private record Area(
            Path2D shape,
            Rectangle2D around,
            List<Path2D> clips,
            @Nullable Integer colour,
            boolean picture) {
        boolean holds(Point2D point) {
            return around.contains(point) && shape.contains(point) && within(clips, point);
        }
    }

    /**
     * @param after how many areas were there before it
     * @param colours of what it is drawn with; null in them where one cannot be told
     * @param drawn whether it leaves anything on the page
     */
    private record Shown(
            Letter letter,
            String text,
            List<Point2D> points,
            int after,
            List<@Nullable Integer> colours,
            boolean drawn,
            List<Path2D> clips) {}

    private final @Nullable PDOptionalContentProperties layers;
    private final List<Area> areas = new ArrayList<>();
    private final List<Shown> shown = new ArrayList<>();
    private final Set<Letter> seen = new HashSet<>();
    private final Map<Letter, String> unseen = new LinkedHashMap<>();
    private final Deque<Boolean> marked = new ArrayDeque<>();
    private final GeneralPath path = new GeneralPath();
    private List<Path2D> clips = List.of();
    private Point2D written = new Point2D.Float();
    private boolean curved;
    private int clipRule = -1;
    private int shinesThrough;
    private int off;

    private UnseenLetters(PDPage page, @Nullable PDOptionalContentProperties layers) {
        super(page);
        this.layers = layers;
    }

    /** With what each says, in the order in which they are drawn; nothing when there is more on the page than can be looked at. */
    static Map<Letter, String> on(PDDocument document, PDPage page) throws IOException {
        UnseenLetters letters =
                new UnseenLetters(page, document.getDocumentCatalog().getOCProperties());
        letters.processPage(page);
        for (PDAnnotation each : page.getAnnotations()) {
            boolean shows = !each.isHidden() && !each.isNoView() && OVER.contains(String.valueOf(each.getSubtype()));
            if (shows) letters.showAnnotation(each);
        }
        return letters.judged();
    }

    private Map<Letter, String> judged() {
        if (areas.size() > AREAS_MAX || shown.size() > LETTERS_MAX) return Map.of();
        for (Shown each : shown) {
            if (each.points.stream().allMatch(point -> hides(each, point))) unseen.put(each.letter, each.text);
            else seen.add(each.letter);
        }
        // Whoever draws a letter twice may have drawn it once where it is seen.
        unseen.keySet().removeAll(seen);
        return unseen;
    }

    private boolean hides(Shown letter, Point2D point) {
        if (!within(letter.clips, point)) return true;
        for (int i = areas.size() - 1; i >= letter.after; i--) {
            Area over = areas.get(i);
            if (!over.holds(point)) continue;
            if (over.picture) return false; // as scanners lay a picture over the words that were read in it
            if (over.colour != null) return true;
        }
        if (!letter.drawn) return areas.stream().noneMatch(area -> shows(area, letter));
        Integer behind = WHITE;
        for (int i = letter.after - 1; i >= 0; i--) {
            if (!areas.get(i).holds(point)) continue;
            behind = areas.get(i).colour;
            break;
        }
        if (behind == null) return false;
        for (Integer colour : letter.colours) if (!behind.equals(colour)) return false;
        return true;
    }

    /** Whether the area may show what the letter says: the picture of a scanned page, or the letter drawn as a line. */
    private static boolean shows(Area area, Shown letter) {
        if (letter.points.stream().noneMatch(area.around::contains)) return false;
        return area.picture || area.colour == null || !letter.points.stream().allMatch(area::holds);
    }

    private static boolean within(List<Path2D> clips, Point2D point) {
        for (Path2D clip : clips) if (!clip.contains(point)) return false;
        return true;
    }

    @Override
    protected void showGlyph(Matrix at, PDFont font, int code, Vector displacement) throws IOException {
        // Letters of the third kind are drawings of their own.
        if (font instanceof PDType3Font || shown.size() > LETTERS_MAX) return;
        String text = font.toUnicode(code);
        if (text != null && text.isBlank()) return;
        Letter letter = Letter.of(at, code);
        String says = (text == null ? "" : text);
        if (!follows(at, displacement)) says = " " + says;
        if (off > 0 || Math.abs(at.getScalingFactorY()) < SIZE_MIN) {
            unseen.put(letter, says);
            return;
        }
        List<Point2D> points = new ArrayList<>();
        for (double[] look : LOOKED_AT) {
            points.add(at.transformPoint((float) (look[0] * displacement.getX()), (float) look[1]));
        }
        PDGraphicsState state = getGraphicsState();
        RenderingMode mode = state.getTextState().getRenderingMode();
        List<@Nullable Integer> colours = new ArrayList<>();
        boolean fills = mode.isFill() && state.getNonStrokeAlphaConstant() > 0;
        boolean strokes = mode.isStroke() && state.getAlphaConstant() > 0;
        if (fills) colours.add(solid(state.getNonStrokingColor(), state.getNonStrokeAlphaConstant()));
        if (strokes) colours.add(solid(state.getStrokingColor(), state.getAlphaConstant()));
        // What is painted through the letters shows them.
        if (mode.isClip()) colours.add(null);
        boolean drawn = fills || strokes || mode.isClip();
        shown.add(new Shown(letter, says, points, areas.size(), colours, drawn, clips()));
    }

    /** Whether it stands close after the letter before it, as in a word. */
    private boolean follows(Matrix at, Vector displacement) {
        Point2D begins = at.transformPoint(0, 0);
        boolean close = written.distance(begins) < GAP_MIN * Math.abs(at.getScalingFactorY());
        written = at.transformPoint(displacement.getX(), 0);
        return close;
    }

    private boolean blends() {
        BlendMode mode = getGraphicsState().getBlendMode();
        return !mode.equals(BlendMode.NORMAL) && !mode.equals(BlendMode.COMPATIBLE);
    }

    private @Nullable Integer solid(PDColor colour, double alpha) {
        PDGraphicsState state = getGraphicsState();
        if (shinesThrough > 0 || alpha < 1 || state.getSoftMask() != null || blends() || colour.isPattern())
            return null;
        try {
            return colour.toRGB();
        } catch (IOException e) {
            return null;
        }
    }

    /** A state's list grows with it. */
    private List<Path2D> clips() {
        List<Path2D> now = getGraphicsState().getCurrentClippingPaths();
        if (!clips.equals(now)) clips = List.copyOf(now);
        return clips;
    }

    private void area(Path2D shape, @Nullable Integer colour, boolean picture) {
        if (off > 0 || areas.size() > AREAS_MAX) return;
        areas.add(new Area(shape, shape.getBounds2D(), clips(), colour, picture));
    }

    private void filled(int rule) {
        PDGraphicsState state = getGraphicsState();
        if (state.getNonStrokeAlphaConstant() == 0) return;
        Path2D shape = (Path2D) path.clone();
        shape.setWindingRule(rule);
        area(shape, solid(state.getNonStrokingColor(), state.getNonStrokeAlphaConstant()), false);
    }

    private void stroked() {
        PDGraphicsState state = getGraphicsState();
        float width = Math.abs(
                state.getLineWidth() * state.getCurrentTransformationMatrix().getScalingFactorX());
        if (state.getAlphaConstant() == 0) return;
        Integer colour = solid(state.getStrokingColor(), state.getAlphaConstant());
        boolean dashed = state.getLineDashPattern().getDashArray().length > 0;
        if (width >= LINE_MIN && !dashed)
            area(new Path2D.Double(new BasicStroke(width).createStrokedShape(path)), colour, false);
        // A thin line hides nothing, but letters may be drawn with it; frames have no curves.
        else if (curved) area((Path2D) path.clone(), null, false);
    }

    private void ended() {
        if (clipRule >= 0) {
            path.setWindingRule(clipRule);
            getGraphicsState().intersectClippingPath(path);
            clipRule = -1;
        }
        path.reset();
        curved = false;
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.moveTo(p0.getX(), p0.getY());
        path.lineTo(p1.getX(), p1.getY());
        path.lineTo(p2.getX(), p2.getY());
        path.lineTo(p3.getX(), p3.getY());
        path.closePath();
    }

    @Override
    public void drawImage(PDImage image) {
        boolean hidden = image instanceof PDImageXObject object && isOff(object.getOptionalContent());
        if (hidden) return;
        Matrix at = getGraphicsState().getCurrentTransformationMatrix();
        area(new Path2D.Double(new Rectangle2D.Double(0, 0, 1, 1), at.createAffineTransform()), null, true);
    }

    @Override
    public void clip(int windingRule) {
        clipRule = windingRule;
    }

    @Override
    public void moveTo(float x, float y) {
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        if (path.getCurrentPoint() == null) path.moveTo(x, y);
        else path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        if (path.getCurrentPoint() == null) path.moveTo(x3, y3);
        else path.curveTo(x1, y1, x2, y2, x3, y3);
        curved = true;
    }

    @Override
    public @Nullable Point2D getCurrentPoint() {
        return path.getCurrentPoint();
    }

    @Override
    public void closePath() {
        if (path.getCurrentPoint() != null) path.closePath();
    }

    @Override
    public void endPath() {
        ended();
    }

    @Override
    public void strokePath() {
        stroked();
        ended();
    }

    @Override
    public void fillPath(int windingRule) {
        filled(windingRule);
        ended();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        filled(windingRule);
        stroked();
        ended();
    }

    @Override
    public void shadingFill(COSName shading) {
        clips();
        for (Path2D clip : clips) area(clip, null, false);
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
        PDGraphicsState state = getGraphicsState();
        boolean through = state.getNonStrokeAlphaConstant() < 1 || state.getSoftMask() != null || blends();
        boolean hidden = isOff(form.getOptionalContent());
        if (through) shinesThrough++;
        if (hidden) off++;
        super.showTransparencyGroup(form);
        if (hidden) off--;
        if (through) shinesThrough--;
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        boolean hidden = isOff(form.getOptionalContent());
        if (hidden) off++;
        super.showForm(form);
        if (hidden) off--;
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
        boolean hidden = COSName.OC.equals(tag) && properties != null && isOff(PDPropertyList.create(properties));
        marked.push(hidden);
        if (hidden) off++;
    }

    @Override
    public void endMarkedContentSequence() {
        if (!marked.isEmpty() && marked.pop()) off--;
    }

    private boolean isOff(@Nullable PDPropertyList layer) {
        return layers != null && layer instanceof PDOptionalContentGroup group && !layers.isGroupEnabled(group);
    }

    /** As one text. */
    static String text(Map<Letter, String> letters) {
        return letters.values().stream().collect(Collectors.joining());
    }
}
