package se.samrad.status.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Sender;

/**
 * How many stand where: {@code invited} is those who have answered, have no comments, have declined or are silent and those
 * still awaited.
 *
 * @param extended those still awaited whose own last day is later than the general one
 * @param late those asked whose answer came after their last day
 * @param uninvited organisations that answered without being asked
 * @param persons private persons that answered
 * @param wrongRecipient those whose invitation went to the wrong recipient: not among the invited until they are invited anew
 * @param listed on a distribution list that has not gone out
 * @param published responses that everybody may read
 * @param positions of organisations, asked or not, by name; {@value #NOT_STATED} for none
 * @param interpreted of those that have stated none, how the office reads them; only the positions that occur
 * @param days answers of those asked, by day of arrival
 * @param types those asked, by type
 */
public record Tally(
        long invited,
        long answered,
        long noComments,
        long declined,
        long silent,
        long extended,
        long late,
        long uninvited,
        long persons,
        long wrongRecipient,
        long listed,
        long published,
        Map<String, Long> positions,
        Map<String, Long> interpreted,
        List<Day> days,
        List<OfType> types) {
    public static final String NOT_STATED = "NOT_STATED";

    /** How many of those asked answered on a day. */
    public record Day(LocalDate day, long answered) {}

    /** How those of one type stand. */
    public record OfType(BodyType type, long invited, long answered, long noComments, long declined, long silent) {}

    /**
     * @param general the general last day
     * @param publishedOnly whether positions count for published responses alone, as they do for everybody
     */
    public static Tally of(List<Group> groups, @Nullable LocalDate general, Instant now, boolean publishedOnly) {
        Counting counting = new Counting(general, now, publishedOnly);
        groups.forEach(counting::add);
        return counting.done();
    }

    private static final class Counting {
        private final @Nullable LocalDate general;
        private final Instant now;
        private final boolean publishedOnly;
        private final Map<BodyType, Map<BodyStatus, Long>> types = new EnumMap<>(BodyType.class);
        private final Map<LocalDate, Long> days = new TreeMap<>();
        private final Map<String, Long> positions = new LinkedHashMap<>();
        private final Map<String, Long> interpreted = new TreeMap<>();
        private long extended;
        private long late;
        private long uninvited;
        private long persons;
        private long wrongRecipient;
        private long listed;
        private long published;

        Counting(@Nullable LocalDate general, Instant now, boolean publishedOnly) {
            this.general = general;
            this.now = now;
            this.publishedOnly = publishedOnly;
            for (Position position : Position.values()) positions.put(position.name(), 0L);
            positions.put(NOT_STATED, 0L);
        }

        void add(Group group) {
            if (group.listed()) listed += group.count();
            if (group.astray()) wrongRecipient += group.count();
            else if (group.asked()) asked(group);
            if (group.sender() == null) return;
            if (group.readable(now)) published += group.count();
            if (group.sender() == Sender.PERSON) {
                persons += group.count();
                return;
            }
            if (!group.asked()) uninvited += group.count();
            if (isToldThePositionOf(group)) {
                String position =
                        group.position() == null ? NOT_STATED : group.position().name();
                positions.merge(position, group.count(), Long::sum);
                if (group.position() == null && group.interpreted() != null) {
                    interpreted.merge(group.interpreted().name(), group.count(), Long::sum);
                }
            }
        }

        /** What has left the web is told neither as a position nor by the status that it gives. */
        private boolean isToldThePositionOf(Group group) {
            return !publishedOnly || group.readable(now);
        }

        private void asked(Group group) {
            LocalDate deadline = Deadline.lastDay(general, group.own());
            boolean noComments = group.position() == Position.NO_COMMENTS && isToldThePositionOf(group);
            BodyStatus status = BodyStatus.of(group.sender() != null, noComments, group.declined(), deadline, now);
            BodyType type = group.type() == null ? BodyType.OTHER : group.type();
            types.computeIfAbsent(type, none -> new EnumMap<>(BodyStatus.class))
                    .merge(status, group.count(), Long::sum);
            if (status == BodyStatus.INVITED && Standing.moreTime(general, group.own())) extended += group.count();
            LocalDate arrived = group.arrived();
            if (arrived == null) return;
            days.merge(arrived, group.count(), Long::sum);
            if (deadline != null && arrived.isAfter(deadline)) late += group.count();
        }

        Tally done() {
            List<OfType> ofTypes = new ArrayList<>();
            types.forEach((type, byStatus) -> ofTypes.add(new OfType(
                    type,
                    byStatus.values().stream().mapToLong(Long::longValue).sum(),
                    byStatus.getOrDefault(BodyStatus.ANSWERED, 0L),
                    byStatus.getOrDefault(BodyStatus.NO_COMMENTS, 0L),
                    byStatus.getOrDefault(BodyStatus.DECLINED, 0L),
                    byStatus.getOrDefault(BodyStatus.SILENT, 0L))));
            List<Day> byDay = new ArrayList<>();
            days.forEach((day, count) -> byDay.add(new Day(day, count)));
            return new Tally(
                    ofTypes.stream().mapToLong(OfType::invited).sum(),
                    ofTypes.stream().mapToLong(OfType::answered).sum(),
                    ofTypes.stream().mapToLong(OfType::noComments).sum(),
                    ofTypes.stream().mapToLong(OfType::declined).sum(),
                    ofTypes.stream().mapToLong(OfType::silent).sum(),
                    extended,
                    late,
                    uninvited,
                    persons,
                    wrongRecipient,
                    listed,
                    published,
                    positions,
                    interpreted,
                    List.copyOf(byDay),
                    List.copyOf(ofTypes));
        }
    }
}
