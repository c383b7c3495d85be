package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samrad.portal.FakeServices.Answer;

/** The board of staff asks for its parts at the same moment, and says what a part cannot be had for as if they were asked in turn. */
class StaffBoardAtOnceTest extends FormsHarness {
    private static final String DESK = "/arbetsyta/remisser/" + Example.ID + "/laget";
    private static final String API = "/api/staff/consultations/" + Example.ID;

    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
    }

    @Test
    void theCountsTheRowsTheMapAndTheUnopenedAreUnderWayAtTheSameTime() throws Exception {
        CountDownLatch underWay = new CountDownLatch(4);
        SERVICES.meanwhile(API + "/tally", () -> comesAndWaits(underWay));
        SERVICES.meanwhile(API + "/bodies", () -> comesAndWaits(underWay));
        var page = get(DESK);
        assertThat(underWay.getCount()).isZero();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(words(page.body())).contains("har lämnat synpunkter", "Granköping", "60 har inte öppnat");
        assertThat(SERVICES.asked())
                .filteredOn(asked -> asked.path().startsWith(API))
                .hasSize(5)
                .allSatisfy(asked -> {
                    assertThat(asked.header("Authorization")).startsWith("Bearer ");
                    assertThat(asked.header("Accept-Language")).isEqualTo("sv");
                });
    }

    /** Nobody is answered before all have come, and one that comes alone not at all. */
    private static void comesAndWaits(CountDownLatch underWay) {
        underWay.countDown();
        try {
            if (!underWay.await(5, TimeUnit.SECONDS)) throw new IllegalStateException("came alone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/tally, 503, 503", "/tally, 500, 503", "/tally, 404, 404", "/tally, 403, 403", "/tally, 401, 302",
        "/bodies, 503, 503", "/bodies, 500, 503", "/bodies, 404, 404", "/bodies, 403, 403", "/bodies, 401, 302"
    })
    void aPartThatCannotBeHadMakesThePageWhatItMadeItWhenThePartsWereAskedInTurn(String part, int answer, int page)
            throws Exception {
        SERVICES.on("status", API + part, Answer.status(answer));
        var shown = get(DESK);
        assertThat(shown.statusCode()).isEqualTo(page);
        assertThat(shown.headers().firstValue("Retry-After").isPresent()).isEqualTo(page == 503);
    }

    @Test
    void ofSeveralPartsThatCannotBeHadTheOneThatCameFirstInTurnSaysWhy() throws Exception {
        SERVICES.on("status", API + "/tally", Answer.status(503));
        SERVICES.on("status", API + "/bodies", Answer.status(403));
        assertThat(get(DESK).statusCode()).isEqualTo(503);
        SERVICES.on("status", API + "/tally", Answer.status(403));
        SERVICES.on("status", API + "/bodies", Answer.status(503));
        assertThat(get(DESK).statusCode()).isEqualTo(403);
    }

    @Test
    void everyPartWaitsForWhatTheReaderDid() throws Exception {
        SERVICES.on(
                "consultations",
                "/api/consultations/" + Example.ID + "/invitations/kommun-2/note-call",
                Answer.json("{}").with("Samrad-Position", "p1"));
        submit("/arbetsyta/remisser/" + Example.ID + "/instans/kommun-2", "gor", "note-call", "samtal", "De svarar.");
        SERVICES.asked().clear();
        assertThat(get(DESK).statusCode()).isEqualTo(200);
        assertThat(SERVICES.asked())
                .filteredOn(asked -> asked.path().startsWith(API))
                .hasSize(5)
                .allSatisfy(asked -> assertThat(asked.header("Samrad-Position")).isEqualTo("p1"));
    }
}
