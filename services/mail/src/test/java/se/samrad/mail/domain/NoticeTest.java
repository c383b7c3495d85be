package se.samrad.mail.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.contracts.published.PublicConsultation;
import se.samrad.contracts.published.PublicNews;

/** What subscribers are told of and what not. */
class NoticeTest {
    private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static PublicNews news(@Nullable LocalDate on, List<String> themes, List<String> consultations) {
        return new PublicNews(false, new NewsFacts("Nytt", "", "Mer.", themes, consultations), on, 1, 0);
    }

    private static PublicConsultation consultation(LocalDate closesOn) {
        Facts facts = new Facts(
                "Färdplan",
                Kind.REMISS,
                null,
                "Exempelregionen",
                closesOn.minusDays(60),
                closesOn,
                List.of("kultur"),
                List.of(),
                null,
                false,
                Publishing.RUNNING,
                false,
                null,
                null,
                null);
        return new PublicConsultation(Status.OPEN, facts, null, null, null);
    }

    private static Optional<Notice> told(String type, long version, LocalDate closesOn) {
        return Notice.of(type, version, "fardplan", NOON, consultation(closesOn), "Fler ska hinna.");
    }

    @Test
    void ofNewsAreToldTheFollowersOfItsThemesAndConsultations() {
        Notice notice = Notice.of("news-readable", "nytt", NOON, news(TODAY, List.of("kultur"), List.of("fardplan")))
                .orElseThrow();
        assertThat(notice.reason()).isEqualTo("news-nytt");
        assertThat(notice.topics()).containsExactlyInAnyOrder(Topic.theme("kultur"), Topic.consultation("fardplan"));
        assertThat(notice.facts()).isEqualTo(Map.of("template", "news", "item", "nytt"));
    }

    @Test
    void whatWasPublishedElsewhereLongAgoOrHasNoDayOrIsAboutNothingIsNoNews() {
        List<String> themes = List.of("kultur");
        assertThat(Notice.of("news-readable", "a", NOON, news(TODAY.minusDays(1), themes, List.of())))
                .isPresent();
        assertThat(Notice.of("news-readable", "a", NOON, news(TODAY.minusDays(2), themes, List.of())))
                .isEmpty();
        assertThat(Notice.of("news-readable", "a", NOON, news(null, themes, List.of())))
                .isEmpty();
        assertThat(Notice.of("news-readable", "a", NOON, news(TODAY, List.of(), List.of())))
                .isEmpty();
        assertThat(Notice.of("news-corrected-publicly", "a", NOON, news(TODAY, themes, List.of())))
                .isEmpty();
    }

    @Test
    void thatItOpensIsToldToWhoFollowsItsThemesAndTheRestToWhoFollowsIt() {
        LocalDate last = TODAY.plusDays(30);
        assertThat(told("consultation-opened-publicly", 1, last).orElseThrow().topics())
                .containsExactly(Topic.theme("kultur"));
        Notice first = told("consultation-extended-publicly", 5, last).orElseThrow();
        Notice second = told("consultation-extended-publicly", 6, last).orElseThrow();
        assertThat(first.topics()).containsExactly(Topic.consultation("fardplan"));
        assertThat(first.facts()).containsEntry("why", "Fler ska hinna.").containsEntry("lastDay", last.toString());
        assertThat(first.reason()).isEqualTo("extended5-fardplan").isNotEqualTo(second.reason());
        assertThat(told("consultation-cancelled-publicly", 7, last)).isPresent();
        assertThat(told("proposal-readable", 7, last)).isEmpty();
    }

    @Test
    void whatClosesOnceMoreAfterAnExtensionIsToldOnceMore() {
        String type = "consultation-closed-publicly";
        String first = told(type, 9, TODAY.minusDays(3)).orElseThrow().reason();
        assertThat(first)
                .isEqualTo("closed20261119-fardplan")
                .isEqualTo(told(type, 10, TODAY.minusDays(3)).orElseThrow().reason())
                .isNotEqualTo(told(type, 11, TODAY.minusDays(1)).orElseThrow().reason());
    }

    @Test
    void whatIsRecordedAfterwardsIsNoNews() {
        assertThat(told("consultation-opened-publicly", 1, TODAY.minusDays(1))).isEmpty();
        assertThat(told("consultation-closed-publicly", 9, TODAY.minusDays(1))).isPresent();
        assertThat(told("consultation-closed-publicly", 9, TODAY.minusDays(400)))
                .isEmpty();
    }
}
