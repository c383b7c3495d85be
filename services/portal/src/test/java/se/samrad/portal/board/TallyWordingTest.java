package se.samrad.portal.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.portal.Said;
import se.samrad.portal.backend.TallyView;
import se.samrad.portal.wording.Language;
import se.samrad.portal.wording.Wording;

class TallyWordingTest {
    private final Wording swedish = Said.in(Language.SWEDISH);
    private final Wording english = Said.in(Language.ENGLISH);

    @Test
    void whileOpenTheSentenceSaysWhoHasDoneWhat() {
        assertThat(TallyWording.sentence(swedish, tally(60, 41, 2, 1, 0, 2), false))
                .isEqualTo("60 tillfrågade: 41 har lämnat synpunkter, 2 har inga synpunkter, 1 avstår från att svara"
                        + " och 16 har inte svarat, varav 2 har fått mer tid.");
    }

    @Test
    void whatNobodyHasDoneIsLeftOut() {
        assertThat(TallyWording.sentence(swedish, tally(48, 12, 1, 0, 0, 0), false))
                .isEqualTo("48 tillfrågade: 12 har lämnat synpunkter, 1 har inga synpunkter och 35 har inte svarat.");
        assertThat(TallyWording.sentence(swedish, tally(46, 4, 0, 0, 0, 0), false))
                .isEqualTo("46 tillfrågade: 4 har lämnat synpunkter och 42 har inte svarat.");
    }

    @Test
    void beforeTheFirstAnswerNobodyIsCounted() {
        assertThat(TallyWording.sentence(swedish, tally(26, 0, 0, 0, 0, 0), false))
                .isEqualTo("26 tillfrågade: ingen har svarat än.");
        assertThat(TallyWording.sentence(swedish, tally(0, 0, 0, 0, 0, 0), false))
                .isEqualTo("Ingen är tillfrågad än");
    }

    @Test
    void afterTheLastDayTheSentenceSaysWhatCame() {
        assertThat(TallyWording.sentence(swedish, tally(600, 160, 31, 14, 395, 0), true))
                .isEqualTo("600 tillfrågade: 160 lämnade synpunkter, 31 hade inga synpunkter, 14 avstod från att svara"
                        + " och från 395 kom inget svar.");
        assertThat(TallyWording.sentence(swedish, tally(60, 46, 3, 1, 8, 2), true))
                .isEqualTo("60 tillfrågade: 46 lämnade synpunkter, 3 hade inga synpunkter, 1 avstod från att svara,"
                        + " från 8 kom inget svar och 2 har fått mer tid.");
    }

    @Test
    void theHeadingCountsOnlyThoseWithViews() {
        assertThat(TallyWording.heading(swedish, tally(60, 41, 2, 1, 0, 2), false))
                .isEqualTo("41 av 60 har lämnat synpunkter");
        assertThat(TallyWording.heading(swedish, tally(600, 160, 31, 14, 395, 0), true))
                .isEqualTo("160 av 600 lämnade synpunkter");
        assertThat(TallyWording.heading(english, tally(60, 41, 2, 1, 0, 2), false))
                .isEqualTo("41 of 60 have sent comments");
    }

    @Test
    void othersAreCountedBeside() {
        assertThat(TallyWording.others(swedish, tally(60, 41, 2, 1, 0, 2), false))
                .isEqualTo("Dessutom har <b>12 organisationer som inte var tillfrågade</b> och <b>85 privatpersoner</b>"
                        + " svarat.");
    }

    @Test
    void whoseInvitationWentToTheWrongRecipientIsToldBesideAndNotAmongThoseWhoWait() {
        TallyView tally = new TallyView(
                3, 1, 0, 0, 0, 0, 0, 0, 0, 1, Map.of(), Map.of(), null, null, List.of(), List.of(), 0, false,
                List.of());
        assertThat(TallyWording.sentence(swedish, tally, false))
                .isEqualTo("3 tillfrågade: 1 har lämnat synpunkter och 2 har inte svarat.");
        assertThat(TallyWording.others(swedish, tally, false))
                .isEqualTo("En inbjudan gick till fel mottagare. Den räknas först när den har skickats på nytt.");
    }

    private static TallyView tally(int invited, int answered, int none, int declined, int silent, int extended) {
        return new TallyView(
                invited, answered, none, declined, silent, extended, 0, 12, 85, 0, Map.of(), Map.of(), null, null,
                List.of(), List.of(), 26, false, List.of());
    }
}
