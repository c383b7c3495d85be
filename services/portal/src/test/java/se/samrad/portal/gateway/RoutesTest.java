package se.samrad.portal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.portal.backend.Service;

class RoutesTest {
    @ParameterizedTest
    @CsvSource({
        "/api/public/responses/texts, RESPONSES",
        "/api/public/meetings/texts, MEETINGS",
        "/api/public/consultations, STATUS",
        "/api/public/consultations/a/tally, STATUS",
        "/api/public/consultations/a/proposal, CONSULTATIONS",
        "/api/public/consultations/a/b/proposal, STATUS",
        "/api/public/meetings, STATUS",
        "/api/public/news/x, STATUS",
        "/api/staff/consultations/a/bodies, STATUS",
        "/api/staff/meetings, STATUS",
        "/api/staff/news, STATUS",
        "/api/staff/bodies, STATUS",
        "/api/staff/work, STATUS",
        "/api/staff/views/x/rebuild, STATUS",
        "/api/staff/calendar, STATUS",
        "/api/staff/responses, STATUS",
        "/api/staff/responses/a--b, RESPONSES",
        "/api/staff/responses/a--b/files/abc, RESPONSES",
        "/api/bodies, CONSULTATIONS",
        "/api/bodies/imports, CONSULTATIONS",
        "/api/bodies/a/colleagues, CONSULTATIONS",
        "/api/consultations/a, CONSULTATIONS",
        "/api/consultations/a/invitations/b/decline, CONSULTATIONS",
        "/api/consultations/a/responses, RESPONSES",
        "/api/consultations/a/responses/b, RESPONSES",
        "/api/consultations/a/drafts/b, RESPONSES",
        "/api/consultations/a/drafts/b/parts/text/writing, RESPONSES",
        "/api/consultations/a/drafts/b/files/c, RESPONSES",
        "/api/consultations/a/drafts/b/uploads, RESPONSES",
        "/api/files, RESPONSES",
        "/api/responses/a--b/register, RESPONSES",
        "/api/receipts/x, RESPONSES",
        "/api/meetings/m, MEETINGS",
        "/api/meetings/imports, MEETINGS",
        "/api/news/n/publish, NEWS",
        "/api/themes/t, NEWS",
        "/api/groups/g, CONSULTATIONS",
        "/nyheter/flode.atom, STATUS",
        "/nyheter/flode.rss, STATUS",
        "/nyheter/flode.json, STATUS",
        "/svar/flode.atom, STATUS",
        "/svar/flode.rss, STATUS",
        "/svar/flode.json, STATUS",
        "/remisser/a/svar/publicerade.json, STATUS",
        "/remisser/a/svar/publicerade.csv, STATUS",
        "/api/public/responses, RESPONSES",
        "/api/public/responses/a--b, STATUS",
        "/api/public/bodies/a/responses, STATUS",
        "/kalender.ics, STATUS",
        "/api/public/consultations/a/bodies/b/last-day.ics, STATUS",
        "/api/public/consultations/a/bodies/b/memo.docx, CONSULTATIONS",
        "/api/consultations/a/invitations/b/letter, MAIL",
        "/remisser/a/laget.json, STATUS",
        "/remisser/a/laget.csv, STATUS",
        "/remisser/a/laget.xlsx, STATUS",
        "/api/staff/consultations/a/bodies.xlsx, STATUS",
        "/brevlada, MAIL",
        "/brevlada.json, MAIL"
    })
    void everyPathHasItsService(String path, Service service) {
        assertThat(Routes.of(path)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/internal/contacts/a",
                "/internal/contacts/a",
                "/api/bodiesx",
                "/api/unknown",
                "/nyheter",
                "/remisser/a/laget",
                "/remisser/a/b/laget.csv",
                "/remisser/a/svar/publicerade.xlsx",
                "/actuator/health"
            })
    void nothingElseIsReached(String path) {
        assertThat(Routes.of(path)).isEmpty();
    }

    @Test
    void whatIsInternalIsForProgramsAndLeadsNowhere() {
        assertThat(Routes.isMachinePath("/internal/contacts/a")).isTrue();
        assertThat(Routes.of("/internal/contacts/a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/news/../internal",
                "/api/news/%2e%2e/x",
                "/api/news/a%2Fb",
                "/api/news/a%5cb",
                "/api//news",
                "/api/news/a;b",
                "/api/news/a%00",
                "/api/news/%0d%0a",
                "/api/news/%",
                "/api/news/%252e",
                "/api/news/.."
            })
    void pathsThatCanBeReadInTwoWaysAreRefused(String path) {
        assertThat(PathCheck.clean(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/news/a-b", "/api/receipts/a--b.1.k.X_y-z", "/api/news/%F0%9F%98%80", "/api/news/a$b"})
    void whatIsMerelyOddGoesOnToTheServiceThatSaysWhy(String path) {
        assertThat(PathCheck.clean(path)).isTrue();
    }

    @Test
    void whatBrowsersLeaveRawInAQueryIsEncoded() {
        assertThat(PathCheck.query("q=a|b&x=%20")).isEqualTo("q=a%7Cb&x=%20");
    }
}
