package se.samrad.portal.charts;

import java.util.List;

/**
 * One bar of parts of a whole, each part with its number on it where there is room. Widths are percent, so that it fits any column
 * without a style of its own.
 */
public final class Shares {
    /** A narrower part has no room for its number; the number stands in the key below anyway. */
    private static final double NUMBER_PERCENT_MIN = 3.5;

    private static final double GAP_PERCENT = 0.25;

    /**
     * @param colour class that fills the part
     * @param ink class of the number on it, empty for none
     * @param count how many
     * @param word what they are
     * @param outlined pale parts have an outline, drawn inside
     */
    public record Part(String colour, String ink, int count, String word, boolean outlined) {}

    private Shares() {}

    /** A bar of its own with a title and a description for who does not see it. */
    public static String bar(String id, String title, String description, List<Part> parts) {
        StringBuilder svg = new StringBuilder("<svg class=\"posbar\" role=\"img\" aria-labelledby=\"")
                .append(id)
                .append("-t ")
                .append(id)
                .append("-d\"><title id=\"")
                .append(id)
                .append("-t\">")
                .append(Svg.text(title))
                .append("</title><desc id=\"")
                .append(id)
                .append("-d\">")
                .append(Svg.text(description))
                .append("</desc>");
        parts(svg, parts, 52, total(parts), 2, true);
        return svg.append("</svg>").toString();
    }

    /** A thin bar beside numbers that say the same; {@code of} makes bars in a column comparable. */
    public static String row(List<Part> parts, int height, int of) {
        StringBuilder svg = new StringBuilder("<svg class=\"rowbar\" aria-hidden=\"true\">");
        parts(svg, parts, height, of, 1, false);
        return svg.append("</svg>").toString();
    }

    private static int total(List<Part> parts) {
        return parts.stream().mapToInt(Part::count).sum();
    }

    private static void parts(StringBuilder svg, List<Part> parts, int height, int of, int radius, boolean numbers) {
        if (of == 0) return;
        double at = 0;
        for (Part part : parts) {
            if (part.count() == 0) continue;
            double share = 100.0 * part.count() / of;
            double width = Math.max(0.2, share - GAP_PERCENT);
            svg.append("<rect class=\"").append(part.colour());
            svg.append("\" x=\"").append(Svg.percent(at));
            svg.append("\" y=\"").append(part.outlined() ? "0.5" : "0");
            svg.append("\" width=\"").append(Svg.percent(part.outlined() ? Math.max(0.1, width - 0.1) : width));
            svg.append("\" height=\"").append(part.outlined() ? height - 1 : height);
            svg.append("\" rx=\"").append(radius).append("\"/>");
            if (numbers && share >= NUMBER_PERCENT_MIN) {
                svg.append("<text class=\"").append(part.ink());
                svg.append("\" x=\"").append(Svg.percent(at + width / 2));
                svg.append("\" y=\"").append(height / 2 + 1).append("\">");
                svg.append(part.count()).append("</text>");
            }
            at += share;
        }
    }
}
