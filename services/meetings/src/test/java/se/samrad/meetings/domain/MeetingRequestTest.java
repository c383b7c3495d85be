package se.samrad.meetings.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.contracts.Stored;
import se.samrad.contracts.meetings.MeetingType;
import se.samrad.eventing.Rejected;
import se.samrad.meetings.domain.MeetingRequest.ViewpointRequest;

class MeetingRequestTest {
    private static final KnownThings KNOWN = new KnownThings(
            id -> switch (id) {
                case "exempelby" -> KnownThings.Body.ORGANISATION;
                case "exempelperson" -> KnownThings.Body.PERSON;
                default -> KnownThings.Body.UNKNOWN;
            },
            "exempelremiss"::equals,
            "exempeltema"::equals,
            (consultations, section) -> consultations.contains("exempelremiss") && section.equals("kapitel-1"));

    private static MeetingRequest request(
            @Nullable String title,
            @Nullable String when,
            @Nullable String note,
            @Nullable List<@Nullable ViewpointRequest> viewpoints) {
        return new MeetingRequest(
                MeetingType.DIALOGUE_MEETING,
                title,
                List.of("exempelby"),
                when,
                "slutet av maj",
                null,
                null,
                List.of("exempelremiss"),
                note,
                viewpoints,
                List.of("exempeltema"));
    }

    private static void wrong(MeetingRequest request, Rejected.Member... members) {
        assertThatThrownBy(() -> request.check(KNOWN))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.members()).containsExactly(members));
    }

    private static Rejected.Member member(String member, String reason) {
        return new Rejected.Member(member, reason);
    }

    @Test
    void aGoodRequestBecomesFactsAndWords() {
        MeetingRequest.Checked checked = request(
                        " Möte ", "2024-05~", " Anteckning ", List.of(new ViewpointRequest("Bra", "kapitel-1")))
                .check(KNOWN);
        assertThat(checked.words())
                .isEqualTo(new Words("Anteckning", List.of(new Words.Viewpoint("Bra", "kapitel-1"))));
        Stored text = new Stored("a".repeat(64), 1);
        assertThat(checked.facts(text).title()).isEqualTo("Möte");
        assertThat(checked.facts(text).text()).isEqualTo(text);
        assertThat(checked.facts(text).viewpoints()).isEqualTo(1);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        MeetingRequest request = new MeetingRequest(
                null,
                " ",
                Arrays.asList("exempelby", "okand", null, "exempelperson", "..", "a$b"),
                "snart",
                null,
                null,
                "x".repeat(201),
                List.of("okand"),
                null,
                Arrays.asList(new ViewpointRequest(" ", null), null, new ViewpointRequest("Bra", "kapitel-1")),
                List.of("okant-tema"));
        wrong(
                request,
                member("type", "missing"),
                member("title", "missing"),
                member("when", "not-a-rough-date"),
                member("place", "too-long"),
                member("counterparts[1]", "unknown-body"),
                member("counterparts[2]", "unknown-body"),
                member("counterparts[3]", "body-is-person"),
                member("counterparts[4]", "unknown-body"),
                member("counterparts[5]", "unknown-body"),
                member("consultations[0]", "unknown-consultation"),
                member("themes[0]", "unknown-theme"),
                member("viewpoints[0].text", "missing"),
                member("viewpoints[1]", "missing"),
                member("viewpoints[2].section", "unknown-section"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2024", "2024-05", "2024-05-21", "2024-05~", "2024-05-21?", "2024%", "2024-05-21/2024-05-31"})
    void daysMayBeKnownOnlyRoughly(String when) {
        assertThat(request("Möte", when, null, null).check(KNOWN).plain().when())
                .isEqualTo(when);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maj", "2024-13", "2024-02-30", "2024-05-31/2024-05-21", "24-05-21", "2024-05-21T10:00"})
    void whatIsNotADayIsRefused(String when) {
        wrong(request("Möte", when, null, null), member("when", "not-a-rough-date"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999", "1899-12", "2199-12-31/2200-01-01", "0001-01-01"})
    void aDayThatNobodyCanMeanIsRefused(String when) {
        wrong(request("Möte", when, null, null), member("when", "day-out-of-range"));
    }

    @Test
    void limitsAreKept() {
        wrong(request("x".repeat(201), null, null, null), member("title", "too-long"));
        wrong(request("Möte", null, "x".repeat(100_001), null), member("note", "too-long"));
        wrong(
                request("Möte", null, null, Collections.nCopies(201, new ViewpointRequest("Bra", null))),
                member("viewpoints", "too-many"));
        wrong(request("Mö\u0000te", null, null, null), member("title", "not-a-character"));
        assertThat(request("Möte 🎉", null, "x".repeat(100_000), null)
                        .check(KNOWN)
                        .words()
                        .note())
                .hasSize(100_000);
    }

    @Test
    void whenNobodyCanSayWhatIsKnownNobodyIsToldThatItIsUnknown() {
        KnownThings away = new KnownThings(
                id -> {
                    throw Rejected.unavailable("owner-unavailable");
                },
                id -> true,
                id -> true,
                (consultations, section) -> true);
        assertThatThrownBy(() -> request("Möte", null, null, null).check(away))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.kind()).isEqualTo(Rejected.Kind.UNAVAILABLE));
    }
}
