package se.samrad.news.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samrad.news.domain.NewsStory.given;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.news.NewsEvent;
import se.samrad.contracts.news.NewsEvent.NewsCorrected;
import se.samrad.contracts.news.NewsEvent.NewsPublished;
import se.samrad.contracts.news.NewsEvent.NewsRewritten;
import se.samrad.contracts.news.NewsEvent.NewsWithdrawn;
import se.samrad.contracts.news.NewsEvent.NewsWritten;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.bench.Story;
import se.samrad.news.domain.NewsCommand.Correct;
import se.samrad.news.domain.NewsCommand.Publish;
import se.samrad.news.domain.NewsCommand.TakeIn;
import se.samrad.news.domain.NewsCommand.Withdraw;
import se.samrad.news.domain.NewsCommand.Write;

class NewsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final NewsFacts FACTS = facts("Rubrik");
    private static final NewsFacts OTHER = facts("Annan rubrik");
    private static final Publish PUBLISH = new Publish(TODAY, 1_000);
    private static final NewsPublished PUBLISHED = new NewsPublished(TODAY, 1_000);
    private static final Correct TITLE = new Correct("Annan rubrik", null, null, null, null, "Fel rubrik.");

    static NewsFacts facts(String title) {
        return new NewsFacts(title, "Ingress", "Text", List.of("exempeltema"), List.of("exempelremiss"));
    }

    @Test
    void aDraftIsWrittenAndRewrittenAsOftenAsSomebodyLikes() {
        given().then(new Write(FACTS), new NewsWritten(FACTS));
        given(new NewsWritten(FACTS)).then(new Write(FACTS));
        given(new NewsWritten(FACTS)).then(new Write(OTHER), new NewsRewritten(OTHER));
    }

    @Test
    void whatIsNotWrittenCannotBePublishedCorrectedOrWithdrawn() {
        given().thenRejected(PUBLISH, "unknown");
        given().thenRejected(TITLE, "unknown");
        given().thenRejected(new Withdraw(null), "unknown");
    }

    @Test
    void itIsPublishedOnce() {
        given(new NewsWritten(FACTS)).then(PUBLISH, PUBLISHED);
        given(new NewsWritten(FACTS), PUBLISHED).then(new Publish(TODAY.plusDays(1), 2_000));
    }

    @Test
    void whatIsPublishedIsNotWrittenOverButTheSameWordsChangeNothing() {
        given(new NewsWritten(FACTS), PUBLISHED).thenRejected(new Write(OTHER), "use-correct");
        given(new NewsWritten(FACTS), PUBLISHED).then(new Write(FACTS));
    }

    @Test
    void aCorrectionChangesOnlyWhatItNames() {
        given(new NewsWritten(FACTS), PUBLISHED).then(TITLE, new NewsCorrected(OTHER, "Fel rubrik."));
        NewsFacts rest = new NewsFacts("Rubrik", "Ny", "", List.of(), List.of("exempelremiss"));
        given(new NewsWritten(FACTS), PUBLISHED)
                .then(new Correct(null, "Ny", "", List.of(), null, "Fel."), new NewsCorrected(rest, "Fel."));
    }

    @Test
    void aCorrectionThatChangesNothingIsNone() {
        given(new NewsWritten(FACTS), PUBLISHED).then(new Correct("Rubrik", null, null, null, null, "Fel."));
    }

    @Test
    void aDraftIsNeitherCorrectedNorWithdrawn() {
        given(new NewsWritten(FACTS)).thenRejected(TITLE, "news-not-published");
        given(new NewsWritten(FACTS)).thenRejected(new Withdraw(null), "news-not-published");
    }

    @Test
    void whatIsWithdrawnStaysWithdrawn() {
        Story<NewsEvent, NewsItem, NewsCommand> withdrawn =
                given(new NewsWritten(FACTS), PUBLISHED).when(new Withdraw("Misstag"));
        assertThat(withdrawn.events()).endsWith(new NewsWithdrawn("Misstag"));
        withdrawn.then(new Withdraw(null));
        withdrawn.then(new Write(FACTS));
        withdrawn.thenRejected(new Write(OTHER), "news-withdrawn");
        withdrawn.thenRejected(PUBLISH, "news-withdrawn");
        withdrawn.thenRejected(TITLE, "news-withdrawn");
    }

    @Test
    void aTombstoneDoesNotRepeatTheHeadline() {
        var last = given(new NewsWritten(FACTS), PUBLISHED)
                .when(new Withdraw("Rubrik fel"))
                .recorded()
                .getLast()
                .told();
        assertThat(last).isNotNull();
        assertThat(String.valueOf(last))
                .contains("news-taken-down")
                .doesNotContain("Rubrik")
                .doesNotContain("facts");
    }

    @Test
    void whatIsTakenInIsWrittenAndPublishedWithItsOwnDay() {
        given().then(new TakeIn(FACTS, null, 7), new NewsWritten(FACTS), new NewsPublished(null, 7));
        given().then(new TakeIn(FACTS, TODAY, 7), new NewsWritten(FACTS), new NewsPublished(TODAY, 7));
    }

    @Test
    void takingInTheSameAgainChangesNothingEvenAfterACorrectionOrAWithdrawal() {
        Story<NewsEvent, NewsItem, NewsCommand> taken = given().when(new TakeIn(FACTS, null, 7));
        taken.then(new TakeIn(FACTS, null, 9));
        taken.when(TITLE).then(new TakeIn(FACTS, null, 9));
        taken.when(TITLE).when(new Withdraw(null)).then(new TakeIn(FACTS, null, 9));
    }

    @Test
    void anImportNeverOverwritesWhatIsHere() {
        given(new NewsWritten(FACTS)).thenRejected(new TakeIn(FACTS, null, 7), "news-otherwise-here");
        given(new NewsWritten(FACTS), PUBLISHED).thenRejected(new TakeIn(OTHER, null, 7), "news-otherwise-here");
    }

    @Test
    void requestsTellEverythingThatIsWrongAtOnce() {
        assertWrong(
                () -> new NewsRequest(
                                " ", "x".repeat(1_001), "x".repeat(50_001), List.of("okant"), List.of("a/b", "okand"))
                        .check("exempeltema"::equals, "exempelremiss"::equals),
                "title:missing",
                "lead:too-long",
                "body:too-long",
                "themes[0]:unknown-theme",
                "consultations[0]:unknown-consultation",
                "consultations[1]:unknown-consultation");
        assertWrong(
                () -> new NewsRequest.Correction("", null, null, List.of("okant"), List.of("okand"), null)
                        .check(id -> false, id -> false),
                "title:missing",
                "themes[0]:unknown-theme",
                "consultations[0]:unknown-consultation",
                "note:missing");
        assertWrong(
                () -> new NewsRequest.Correction(null, null, null, null, null, "Fel.").check(id -> true, id -> true),
                "note:nothing-corrected");
        assertWrong(() -> new ThemeRequest(null, "x".repeat(101), null).check(), "name:missing", "nameEn:too-long");
    }

    private static void assertWrong(Runnable check, String... members) {
        assertThatThrownBy(check::run)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.members().stream()
                                        .map(member -> member.member() + ":" + member.reason()))
                                .containsExactly(members));
    }
}
