package se.samrad.mail.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.samrad.mail.carriers.Language;
import se.samrad.mail.subscriptions.SubscriberWording.About;
import se.samrad.mail.subscriptions.SubscriberWording.Said;

class SubscriberWordingTest {
    private static final String PAGE = "https://samrad.example/en/remisser/plan";

    private static About about(String why) {
        return new About("Färdplan", "2027-01-15", why, PAGE);
    }

    @Test
    void anEnglishLetterSaysThatTheReasonIsInSwedishAndWhichOfItsWordsAre() {
        SubscriberWording english = SubscriberWording.of(Language.ENGLISH);
        for (Said said : new Said[] {
            english.extended(about("Nämnder sammanträder först i januari.")),
            english.cancelled(about("Nämnder sammanträder först i januari."))
        }) {
            assertThat(said.text())
                    .contains(
                            "\n\nThe reason, in Swedish:\n\nNämnder sammanträder först i januari.\n\nRead more here:\n"
                                    + PAGE)
                    .doesNotContain("\n\n\n");
            assertThat(said.untranslated()).containsExactly("Nämnder sammanträder först i januari.");
        }
        assertThat(english.cancelled(about("")).subject()).isEqualTo("Cancelled: Färdplan");
        assertThat(english.end("Färdplan", PAGE))
                .startsWith("\nYou get this e-mail because you asked for news about “Färdplan”. You can end the");
        Said without = english.extended(about(""));
        assertThat(without.text()).doesNotContain("reason", "\n\n\n");
        assertThat(without.untranslated()).isEmpty();
        assertThat(english.news("Nytt bibliotek", "", PAGE).untranslated()).containsExactly("Nytt bibliotek");
    }

    @Test
    void inASwedishLetterNothingIsUntranslated() {
        SubscriberWording swedish = SubscriberWording.of(Language.SWEDISH);
        assertThat(swedish.extended(about("Skälet.")).text()).contains("\nSkäl: Skälet.\n");
        assertThat(swedish.extended(about("Skälet.")).untranslated()).isEmpty();
        assertThat(swedish.news("Nytt bibliotek", "Det öppnar i maj.", PAGE).untranslated())
                .isEmpty();
    }
}
