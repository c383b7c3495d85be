package se.samrad.responses.receiving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.responses.Channel;
import se.samrad.eventing.Rejected;
import se.samrad.responses.domain.Arrivals;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Submission;

/** By which road something reached the authority, and when. */
public record Road(
        Channel channel, Arrival arrived, @Nullable String arrivedReason) {
    /**
     * @param staff whether staff enter it on the sender's behalf: nobody else states how or when
     * @throws Rejected naming what is stated wrongly
     */
    public static Road of(
            boolean staff,
            @Nullable Channel channel,
            @Nullable String arrived,
            @Nullable String arrivedReason,
            Instant now) {
        if (!staff) {
            List<Rejected.Member> wrong = new ArrayList<>();
            if (channel != null) wrong.add(new Rejected.Member("channel", "staff-only"));
            if (arrived != null) wrong.add(new Rejected.Member("arrived", "staff-only"));
            if (arrivedReason != null) wrong.add(new Rejected.Member("arrivedReason", "staff-only"));
            if (!wrong.isEmpty()) throw Rejected.members(wrong);
        }
        if (channel == Channel.WEB) throw Rejected.member("channel", "channel-is-not-stated");
        if (arrivedReason != null
                && (arrivedReason.length() > Submission.LINE_CHARACTERS_MAX || !Prose.isLine(arrivedReason))) {
            throw Rejected.member("arrivedReason", Prose.isLine(arrivedReason) ? "too-long" : "not-text");
        }
        return new Road(
                stated(staff, channel),
                arrived == null ? Arrival.at(now) : Arrivals.stated(arrived.strip(), now),
                arrivedReason == null || arrivedReason.isBlank() ? null : arrivedReason.strip());
    }

    /** What staff enter without a word of the road came from a system of theirs: nobody filled in a page here. */
    private static Channel stated(boolean staff, @Nullable Channel channel) {
        if (channel != null) return channel;
        return staff ? Channel.SYSTEM : Channel.WEB;
    }
}
