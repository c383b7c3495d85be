package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Callers;
import se.samrad.portal.backend.Trouble;
import se.samrad.portal.live.LiveBoards;
import se.samrad.portal.live.Subject;
import se.samrad.portal.wording.Language;
import se.samrad.portal.wording.Wording;

/** An open board hears that something has changed, without asking. */
@ExtendWith(OutputCaptureExtension.class)
class LiveBoardTest extends PortalHarness {
    private static final String API = "/api/public/consultations/" + Example.ID;
    private static final String LINE = "/remisser/" + Example.ID + "/laget/strom";

    @Autowired
    LiveBoards boards;

    @Autowired
    Backend backend;

    @Autowired
    MessageSource messages;

    @Autowired
    Callers callers;

    @Test
    void whatChangesIsToldToEveryOpenPageInItsLanguageAndAClosedOneGivesItsRoomBack(CapturedOutput log)
            throws Exception {
        HttpResponse<InputStream> swedish = listen(LINE);
        HttpResponse<InputStream> english = listen("/en" + LINE);
        assertThat(swedish.statusCode()).isEqualTo(200);
        assertThat(swedish.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(swedish.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(swedish.headers().firstValue("Set-Cookie")).isEmpty();
        try (BufferedReader first = reader(swedish);
                BufferedReader second = reader(english)) {
            awaitTold(first, "\"heading\":\"41 av 60 har lämnat synpunkter\"");
            awaitTold(second, "41 of 60 ");
            SERVICES.on("status", API + "/tally", Example.tally(42, 2, 1, 0));
            awaitTold(first, "42 av 60 har lämnat synpunkter");
            awaitTold(second, "42 of 60 ");
            assertThat(boards.pages()).isGreaterThanOrEqualTo(2);
        }
        // Only a write finds out that nobody reads.
        for (int answered = 43; answered < 46; answered++) {
            int before = SERVICES.asked().size();
            SERVICES.on("status", API + "/tally", Example.tally(answered, 2, 1, 0));
            await().until(() -> boards.pages() == 0 || SERVICES.asked().size() > before + 3);
        }
        await().until(() -> boards.pages() == 0);
        assertThat(log).doesNotContain("Servlet.service() for servlet [dispatcherServlet] threw exception");
    }

    @Test
    void whatHasNotChangedIsAskedForByItsTagAlone() throws Exception {
        try (BufferedReader first = reader(listen(LINE));
                BufferedReader second = reader(listen(LINE))) {
            told(first);
            told(second);
            SERVICES.on(
                    "status",
                    API + "/tally",
                    FakeServices.Answer.json(Example.tally(50, 2, 1, 0)).with("ETag", "\"a\""));
            awaitTold(first, "50 av 60");
            awaitTold(second, "50 av 60");
            await().untilAsserted(() ->
                    assertThat(SERVICES.lastAsked().header("If-None-Match")).isEqualTo("\"a\""));
        }
    }

    @Test
    void ofWhatIsOverOrUnknownNothingIsTold() throws Exception {
        assertThat(get("/remisser/okand/laget/strom").statusCode()).isEqualTo(204);
        assertThat(get("/remisser/finns-inte/laget/strom").statusCode()).isEqualTo(404);
        assertThat(get("/remisser/" + Example.ID + "/laget").body()).contains("data-live=\"" + LINE + "\"");
        assertThat(get("/remisser/" + Example.ID + "/laget?uppdatera=nej").body())
                .doesNotContain("data-live");
    }

    @Test
    void thereIsRoomForNoMoreThanAThirdOfTheMemoryHoldsAndForStaffBesides() {
        assertThat(LiveBoards.pagesMax(400L << 20)).isEqualTo(1_398);
        assertThat(LiveBoards.pagesMax(8L << 30)).isEqualTo(2_000);
        LiveBoards one = new LiveBoards(backend, 1);
        open(one, new Subject(Example.ID, false));
        open(one, new Subject(Example.ID, true));
        assertThatThrownBy(() -> open(one, new Subject(Example.ID, false))).isInstanceOf(Trouble.Unavailable.class);
        one.close();
    }

    @Test
    void whereThereIsNoRoomTheLinesWhoseReadersHaveGoneAreFoundOutWithoutWaitingForTheNextChange() {
        Subject about = new Subject(Example.ID, false);
        LiveBoards one = new LiveBoards(backend, 1);
        SseEmitter gone = open(one, about);
        int before = SERVICES.asked().size();
        await().until(() -> SERVICES.asked().size() > before + 4);
        gone.complete();
        await().ignoreException(Trouble.Unavailable.class).until(() -> open(one, about) != null);
        one.close();
    }

    @Test
    void thereIsRoomForSoManyAndNoneOnceTheInstanceStops() {
        Subject one = new Subject(Example.ID, false);
        LiveBoards two = new LiveBoards(backend, 2);
        open(two, one);
        open(two, new Subject("annan", false));
        assertThat(two.pages()).isEqualTo(2);
        assertThatThrownBy(() -> open(two, one)).isInstanceOf(Trouble.Unavailable.class);
        two.close();
        LiveBoards stopped = new LiveBoards(backend, 2);
        stopped.close();
        assertThatThrownBy(() -> open(stopped, one)).isInstanceOf(Trouble.Unavailable.class);
    }

    /** Without a browser at the other end. */
    private SseEmitter open(LiveBoards boards, Subject about) {
        Caller nobody = callers.of(new MockHttpServletRequest(), new MockHttpServletResponse());
        return boards.open(about, nobody, new Wording(Language.SWEDISH, messages, Clock.systemUTC()));
    }
}
