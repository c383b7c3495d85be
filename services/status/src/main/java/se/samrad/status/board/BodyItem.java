package se.samrad.status.board;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Position;
import se.samrad.contracts.published.PublicReading;
import se.samrad.contracts.responses.Channel;
import se.samrad.eventing.Json;
import se.samrad.status.Audience;
import se.samrad.status.domain.Answer;
import se.samrad.status.domain.Asked;
import se.samrad.status.domain.Row;
import se.samrad.status.domain.Standing;

/**
 * A body's row as it is answered. Of a doubtful one nothing is said that could be wrong.
 *
 * @param answeredAt an instant, or the day where only that is known
 * @param response the response's id, for everybody once it is published
 * @param wrongRecipient for everybody: true while nobody waits for the body, because its invitation went to the wrong recipient
 * @param listed on a list that has not gone out; for staff, as is all that follows
 * @param version of the invitation
 * @param sameAs for everybody: the body that has been found to be the same since, and stands for it; the row stays as it was
 * @param leftOn for everybody: the last day of a body that is no more
 * @param met for everybody: when the latest meeting was that has been
 * @param unreached whether its invitation surely reached nobody
 * @param unsent whether that is because it has no address
 * @param openedOn when somebody signed in for it first came to its invitation
 * @param preliminary true while its sender has not decided the answer; for staff
 * @param withdrawn true while nothing else has been heard of it since it took its answer back; for staff
 */
public record BodyItem(
        String body,
        String name,
        @Nullable BodyType type,
        @Nullable String municipalityCode,
        @Nullable BodyStatus status,
        @Nullable LocalDate deadline,
        @Nullable Boolean moreTime,
        @Nullable String answeredAt,
        @Nullable Boolean late,
        int meetings,
        boolean doubtful,
        boolean published,
        @Nullable String response,
        @Nullable Position position,
        @Nullable Boolean listed,
        @Nullable LocalDate requested,
        @Nullable String requestedReason,
        @Nullable LocalDate ownLastDay,
        @Nullable Boolean wrongRecipient,
        @Nullable String documentNumber,
        @Nullable Channel channel,
        @Nullable Long version,
        @Nullable String sameAs,
        @Nullable LocalDate leftOn,
        Met.@Nullable Last met,
        @Nullable Boolean unreached,
        @Nullable Boolean unsent,
        @Nullable LocalDate openedOn,
        @Nullable Boolean preliminary,
        @Nullable Boolean withdrawn) {

    static BodyItem of(
            Audience audience,
            Row row,
            String name,
            Standing standing,
            Met met,
            boolean doubtful,
            @Nullable String sameAs,
            @Nullable LocalDate leftOn,
            boolean unreached,
            boolean unsent) {
        boolean staff = audience == Audience.STAFF;
        Asked asked = row.asked();
        Answer answer = row.answered() ? row.answer() : null;
        boolean published = answer != null && answer.published();
        if (doubtful) return doubtful(row, name, met, sameAs, leftOn);
        return new BodyItem(
                row.body(),
                name,
                asked == null ? null : asked.type(),
                asked == null ? null : asked.municipalityCode(),
                standing.status(),
                standing.deadline(),
                standing.moreTime(),
                answer == null ? null : answered(answer.answered()),
                standing.late(),
                met.count(),
                false,
                published,
                answer != null && (published || staff) ? Ids.response(row.consultation(), row.body()) : null,
                answer == null ? null : answer.position(),
                staff ? asked != null && asked.listed() : null,
                asked == null || row.answered() ? null : asked.requested(),
                asked == null || row.answered() ? null : asked.requestedReason(),
                asked == null || !staff ? null : asked.ownLastDay(),
                wrongRecipient(staff, row),
                answer == null ? null : answer.documentNumber(),
                answer == null ? null : answer.channel(),
                asked == null || !staff ? null : asked.version(),
                sameAs,
                leftOn,
                met.last(),
                unreached ? true : null,
                unsent ? true : null,
                asked == null ? null : asked.openedOn(),
                staff ? preliminary(answer) : null,
                row.withdrawn() ? true : null);
    }

    private static @Nullable Boolean preliminary(@Nullable Answer answer) {
        PublicReading reading = answer == null ? null : answer.reading();
        return reading == null ? null : reading.preliminary();
    }

    private static BodyItem doubtful(
            Row row, String name, Met met, @Nullable String sameAs, @Nullable LocalDate leftOn) {
        Asked asked = row.asked();
        return new BodyItem(
                row.body(),
                name,
                asked == null ? null : asked.type(),
                asked == null ? null : asked.municipalityCode(),
                null,
                null,
                null,
                null,
                null,
                met.count(),
                true,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                sameAs,
                leftOn,
                met.last(),
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * Whether its invitation has been opened, or not yet; null where nobody can say: of a doubtful row, of a body that was not
     * asked or got no letter, and of one that has answered, also where it took that back, declined or asked for more time by
     * another road.
     */
    @Nullable
    Boolean opened() {
        if (doubtful || !Boolean.FALSE.equals(listed)) return null;
        if (openedOn != null) return true;
        if (Boolean.TRUE.equals(unsent) || Boolean.TRUE.equals(withdrawn)) return null;
        boolean nothingHeard = (status == BodyStatus.INVITED || status == BodyStatus.SILENT) && requested == null;
        return nothingHeard ? false : null;
    }

    private static @Nullable Boolean wrongRecipient(boolean staff, Row row) {
        Asked asked = row.asked();
        if (staff) return asked != null && asked.wrongRecipient();
        return row.astray() ? Boolean.TRUE : null;
    }

    /** Whether nobody waits for the body, because its invitation went to the wrong recipient. */
    boolean astray() {
        return status == null && !doubtful && Boolean.TRUE.equals(wrongRecipient);
    }

    /** The instant of an arrival, or the day where only that is known. */
    public static String answered(Arrival arrived) {
        return arrived.at() == null ? arrived.day().toString() : Json.instant(arrived.at());
    }
}
