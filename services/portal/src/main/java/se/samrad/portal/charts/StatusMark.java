package se.samrad.portal.charts;

import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyStatus;
import se.samrad.portal.backend.BodyRow;

/**
 * Word, shape and colour of a status: always all three, everywhere the same.
 *
 * @param symbol id of the symbol in the layout
 * @param colour class of the symbol and the word
 * @param tile class of the tile on the map
 * @param word key of the message
 */
public record StatusMark(String symbol, String colour, String tile, String word) {
    public static final StatusMark ASKED = new StatusMark("s-asked", "is-asked", "t-asked", "status.INVITED");

    /** More time is a mark on asked, never a status of its own. */
    public static final StatusMark MORE_TIME = new StatusMark("s-more", "is-asked", "t-more", "status.MORE_TIME");

    public static final StatusMark ANSWERED =
            new StatusMark("s-answered", "is-answered", "t-answered", "status.ANSWERED");
    public static final StatusMark NO_COMMENTS = new StatusMark("s-none", "is-none", "t-none", "status.NO_COMMENTS");
    public static final StatusMark DECLINED =
            new StatusMark("s-declined", "is-declined", "t-declined", "status.DECLINED");
    public static final StatusMark SILENT = new StatusMark("s-noanswer", "is-noanswer", "t-noanswer", "status.SILENT");

    /** Nobody waits for a body whose invitation went to somebody else. */
    public static final StatusMark ASTRAY = new StatusMark("s-doubtful", "is-none", "t-none", "status.astray");

    /** Nothing is claimed of a row that cannot be trusted. */
    public static final StatusMark DOUBTFUL = new StatusMark("s-doubtful", "is-none", "t-none", "doubtful");

    /** The mark of a body's row. */
    public static StatusMark of(BodyRow row) {
        if (row.doubtful()) return DOUBTFUL;
        return row.astray() ? ASTRAY : of(row.status(), row.moreTime());
    }

    public static StatusMark of(@Nullable BodyStatus status, boolean moreTime) {
        if (status == null) return ASKED;
        return switch (status) {
            case INVITED -> moreTime ? MORE_TIME : ASKED;
            case ANSWERED -> ANSWERED;
            case NO_COMMENTS -> NO_COMMENTS;
            case DECLINED -> DECLINED;
            case SILENT -> SILENT;
        };
    }
}
