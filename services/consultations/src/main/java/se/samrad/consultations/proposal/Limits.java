package se.samrad.consultations.proposal;

import java.time.Duration;

/**
 * How much a document may hold.
 *
 * @param textBytesMax of plain text and Markdown, which are read into memory line by line
 * @param sectionBytesMax bytes of one section as JSON; an event is at most 256 KB and the rest of it needs room
 * @param zipEntriesMax files inside a docx
 * @param zipUnpackedBytesMax bytes of all files inside a docx, and of all streams inside a pdf, unpacked
 * @param zipRatioMax how many times larger a file inside a docx may become when it is unpacked, once it is over 1 MB
 * @param readingTimeMax for one document
 * @param readingsAtOnceMax documents read at the same time
 */
public record Limits(
        long documentBytesMax,
        int textBytesMax,
        int linesMax,
        int sectionsMax,
        int sectionBytesMax,
        int pagesMax,
        int zipEntriesMax,
        long zipUnpackedBytesMax,
        int zipRatioMax,
        Duration readingTimeMax,
        int readingsAtOnceMax) {

    public static final Limits STANDARD = new Limits(
            50_000_000L,
            10_000_000,
            300_000,
            2_000,
            200_000,
            2_000,
            5_000,
            300_000_000L,
            100,
            Duration.ofSeconds(60),
            2);
}
