package se.samrad.status.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.BodyStatus;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Sender;

class StandingTest {
    private static final LocalDate GENERAL = LocalDate.of(2026, 10, 24);
    private static final Instant BEFORE = Instant.parse("2026-10-24T21:59:59Z");

    /** The night in which the clocks go back: the day after the last one begins at 22.00 UTC. */
    private static final Instant AFTER = Instant.parse("2026-10-24T22:00:00Z");

    private static Asked asked(boolean declined, @Nullable LocalDate own) {
        return new Asked(1, false, declined, "Exempel", "", BodyType.OTHER, null, own, null, null, false, null);
    }

    private static Answer answer(boolean standing, @Nullable Position position, Arrival arrived) {
        return answer(standing, position, arrived, arrived);
    }

    private static Answer answer(boolean standing, @Nullable Position position, Arrival arrived, Arrival answered) {
        return new Answer(
                1,
                standing,
                Sender.BODY,
                arrived,
                answered,
                position,
                false,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                List.of(),
                null);
    }

    private static Row row(@Nullable Asked asked, @Nullable Answer answer) {
        return new Row("remiss", "exempel", false, asked, answer);
    }

    @Test
    void silenceBeginsWhenTheLastDayHasEndedInSweden() {
        Row awaited = row(asked(false, null), null);
        assertThat(Standing.of(awaited, GENERAL, BEFORE).status()).isEqualTo(BodyStatus.INVITED);
        assertThat(Standing.of(awaited, GENERAL, AFTER).status()).isEqualTo(BodyStatus.SILENT);
    }

    @Test
    void moreTimeMovesTheLastDayAndAnEarlierOwnDayDoesNot() {
        Standing more = Standing.of(row(asked(false, GENERAL.plusDays(3)), null), GENERAL, AFTER);
        assertThat(more.status()).isEqualTo(BodyStatus.INVITED);
        assertThat(more.moreTime()).isTrue();
        assertThat(more.deadline()).isEqualTo(GENERAL.plusDays(3));
        Standing less = Standing.of(row(asked(false, GENERAL.minusDays(3)), null), GENERAL, AFTER);
        assertThat(less.status()).isEqualTo(BodyStatus.SILENT);
        assertThat(less.moreTime()).isFalse();
    }

    @Test
    void whoDeclinedAndAnsweredAllTheSameHasAnswered() {
        Row row = row(asked(true, null), answer(true, null, Arrival.at(BEFORE)));
        assertThat(Standing.of(row, GENERAL, AFTER).status()).isEqualTo(BodyStatus.ANSWERED);
        Row none = row(asked(true, null), null);
        assertThat(Standing.of(none, GENERAL, AFTER).status()).isEqualTo(BodyStatus.DECLINED);
    }

    @Test
    void anAnswerThatDoesNotStandIsNoAnswer() {
        Row row = row(asked(false, null), answer(false, Position.SUPPORTS, Arrival.at(AFTER)));
        Standing standing = Standing.of(row, GENERAL, AFTER);
        assertThat(standing.status()).isEqualTo(BodyStatus.SILENT);
        assertThat(standing.late()).isFalse();
    }

    @Test
    void lateIsWhatCameAfterTheBodysOwnLastDay() {
        Arrival night = Arrival.at(AFTER);
        assertThat(Standing.of(row(asked(false, null), answer(true, null, night)), GENERAL, AFTER)
                        .late())
                .isTrue();
        Row later = row(asked(false, GENERAL.plusDays(1)), answer(true, null, night));
        assertThat(Standing.of(later, GENERAL, AFTER).late()).isFalse();
        Row paper = row(asked(false, null), answer(true, null, Arrival.on(GENERAL)));
        assertThat(Standing.of(paper, GENERAL, AFTER).late()).isFalse();
    }

    @Test
    void noCommentsIsAnAnswerOfItsOwnAndDisownedOnesDoNotCount() {
        List<Group> groups = List.of(
                Group.of(row(asked(false, null), answer(true, Position.NO_COMMENTS, Arrival.at(BEFORE)))),
                Group.of(row(asked(false, null), answer(false, Position.OPPOSES, Arrival.at(BEFORE)))),
                Group.of(row(null, answer(true, Position.OPPOSES, Arrival.at(BEFORE)))));
        Tally tally = Tally.of(groups, GENERAL, BEFORE, false);
        assertThat(tally.invited()).isEqualTo(2);
        assertThat(tally.noComments()).isEqualTo(1);
        assertThat(tally.answered()).isZero();
        assertThat(tally.uninvited()).isEqualTo(1);
        assertThat(tally.positions()).containsEntry("OPPOSES", 1L).containsEntry("NO_COMMENTS", 1L);
        assertThat(Tally.of(groups, GENERAL, BEFORE, true).positions()).containsEntry("OPPOSES", 0L);
    }

    @Test
    void aListThatHasNotGoneOutCountsNobodyAsAsked() {
        Asked listed = new Asked(1, true, false, "Exempel", "", BodyType.OTHER, null, null, null, null, false, null);
        Tally tally = Tally.of(List.of(Group.of(row(listed, null))), GENERAL, AFTER, false);
        assertThat(tally.invited()).isZero();
        assertThat(tally.silent()).isZero();
        assertThat(tally.listed()).isEqualTo(1);
    }

    @Test
    void whoeverReplacesAnAnswerAfterTheLastDayHadAnsweredInTime() {
        Arrival night = Arrival.at(AFTER);
        Row replaced = row(asked(false, null), answer(true, null, night, Arrival.at(BEFORE)));
        assertThat(Standing.of(replaced, GENERAL, AFTER).late()).isFalse();
        assertThat(Standing.of(row(asked(false, null), answer(true, null, night)), GENERAL, AFTER)
                        .late())
                .isTrue();
    }
}
