package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;
import se.samrad.portal.FakeServices.Asked;

/** An open board of staff hears of what staff are told, by the right of who has it open. */
class LiveStaffBoardTest extends FormsHarness {
    private static final String API = "/api/staff/consultations/" + Example.ID;
    private static final String EVERYBODYS = "/api/public/consultations/" + Example.ID + "/tally";
    private static final String LINE = "/arbetsyta/remisser/" + Example.ID + "/laget/strom";

    private static String tally(int answered) {
        return Example.tally(answered, 2, 1, 0);
    }

    private static List<Asked> counted() {
        return List.copyOf(SERVICES.asked()).stream()
                .filter(asked -> asked.path().equals(API + "/tally"))
                .toList();
    }

    @Test
    void itIsToldThatSomethingHasChangedThatStaffAreToldAndNothingOfWhatItIs() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
        try (BufferedReader line = reader(listen(LINE))) {
            assertThat(told(line)).isEqualTo("{\"wait\":0}");
            SERVICES.on("status", API + "/tally", tally(42));
            assertThat(told(line)).isEqualTo("{\"wait\":0}");
        }
        assertThat(counted())
                .allSatisfy(asked -> assertThat(asked.header("Authorization")).startsWith("Bearer "));
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals(EVERYBODYS));
    }

    @Test
    void whoIsNotOfStaffHasNoLine() throws Exception {
        StaffExample.tell(SERVICES);
        assertThat(get(LINE).statusCode()).isNotEqualTo(200);
        signIn("body:grankoping");
        assertThat(get(LINE).statusCode()).isEqualTo(403);
    }

    @Test
    void aLineWhoseReaderMayNotReadAnyLongerIsClosedAndTheNextIsOpenedByARightOfItsOwn() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
        try (BufferedReader line = reader(listen(LINE))) {
            told(line);
            SERVICES.on("status", API + "/tally", Answer.status(401));
            assertThat(told(line)).isEmpty();
        }
        SERVICES.on("status", API + "/tally", tally(43));
        try (BufferedReader line = reader(listen(LINE))) {
            assertThat(told(line)).isNotEmpty();
        }
        SERVICES.on("status", API, Answer.status(403));
        assertThat(get(LINE).statusCode()).isEqualTo(403);
    }

    @Test
    void whatIsOverOrUnknownHasNoLine() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
        assertThat(get("/arbetsyta/remisser/finns-inte/laget/strom").statusCode())
                .isEqualTo(404);
        SERVICES.on("status", API, Example.consultation(true).replace("\"OPEN\"", "\"CLOSED\""));
        assertThat(get(LINE).statusCode()).isEqualTo(204);
    }
}
