package se.samrad.status.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.InvitationEvent;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.eventing.bench.Bench;
import se.samrad.status.Served;
import se.samrad.status.history.Story;

/** Staff find those who have not opened their invitation; nobody else learns who has. */
class UnopenedTest extends Served {
    private static final LocalDate TODAY = Deadline.day(Clock.systemUTC().instant());

    private static Story board(String id) {
        Story story = story().opened(id, "Exempel: plan", TODAY.plusDays(10))
                .invited(id, "exempel-a", "Alby exempelkommun", BodyType.MUNICIPALITY)
                .invited(id, "exempel-b", "Betaverket", BodyType.AUTHORITY)
                .invited(id, "exempel-c", "Cedra exempelkommun", BodyType.MUNICIPALITY)
                .declined(id, "exempel-c")
                .at(Instant.parse("2026-10-12T09:00:00Z"));
        String listed = "Daga exempelkommun";
        story.script()
                .tell(
                        "invitations/" + id + "/exempel-d",
                        new InvitationEvent.BodyListed(listed, BodyType.MUNICIPALITY, null),
                        state(InvitationState.Status.LISTED, listed, null));
        LocalDate on = LocalDate.of(2026, 10, 12);
        story.script()
                .tell(
                        "invitations/" + id + "/exempel-a",
                        new InvitationEvent.InvitationOpened(on),
                        state(InvitationState.Status.SENT, "Alby exempelkommun", on));
        return story;
    }

    private static InvitationState state(InvitationState.Status status, String name, @Nullable LocalDate openedOn) {
        return new InvitationState(
                status, name, BodyType.MUNICIPALITY, null, null, null, null, false, null, openedOn, null, null, null);
    }

    @Test
    void staffListThoseWhoHaveNotOpenedTheirInvitationAndThoseWhoHave() {
        String id = Bench.id("plan");
        fold(board(id));
        String rows = "consultations/" + id + "/bodies";
        assertThat(each(staff(rows + "?opened=false"), "name")).containsExactly("Betaverket");
        assertThat(each(staff(rows + "?opened=true"), "openedOn")).containsExactly("2026-10-12");
        // It has been heard of by another road, so nobody can say.
        assertThat(staff(rows + "?opened=false&status=DECLINED").get("items")).isEmpty();
        assertThat(each(staff(rows), "name")).hasSize(4);
        assertThat(staff(rows + "?opened=false&asked=false").get("items")).isEmpty();
        assertThat(get("/api/staff/" + rows + "?opened=maybe", "Authorization", OFFICER)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoWasTakenOffTheListIsNotOnTheBoardNorAmongThoseWhoWere() {
        String id = Bench.id("plan");
        Story story = board(id).at(Instant.parse("2026-10-13T09:00:00Z"));
        String off = "Daga exempelkommun";
        story.script()
                .tell(
                        "invitations/" + id + "/exempel-d",
                        new InvitationEvent.BodyUnlisted(),
                        state(InvitationState.Status.UNLISTED, off, null));
        fold(story);
        String rows = "consultations/" + id + "/bodies";
        assertThat(each(staff(rows), "name")).hasSize(3).doesNotContain(off);
        assertThat(each(staff(rows + "?asOf=2026-10-13"), "name")).hasSize(3).doesNotContain(off);
        assertThat(each(staff(rows + "?asOf=2026-10-12"), "name")).contains(off);
        assertThat(each(staff("bodies/exempel-d/consultations"), "consultation"))
                .doesNotContain(id);
    }

    @Test
    void onAPastDayThoseHadNotOpenedWhoDidSoLater() {
        String id = Bench.id("plan");
        fold(board(id));
        String rows = "consultations/" + id + "/bodies?opened=false&asOf=";
        assertThat(each(staff(rows + "2026-10-11"), "name")).contains("Alby exempelkommun");
        assertThat(each(staff(rows + "2026-10-12"), "name")).doesNotContain("Alby exempelkommun");
    }

    @Test
    void theFilesOfStaffHoldTheSameRows() {
        String id = Bench.id("plan");
        fold(board(id));
        String path = "/api/staff/consultations/" + id + "/bodies.";
        String all = get(path + "csv", "Authorization", OFFICER).body();
        assertThat(all).contains("Öppnade inbjudan");
        assertThat(all.lines().filter(line -> line.contains("Alby"))).allMatch(line -> line.endsWith("2026-10-12"));
        assertThat(get(path + "csv?opened=false", "Authorization", OFFICER).body())
                .contains("Betaverket")
                .doesNotContain("Alby", "Daga");
        assertThat(get(path + "xlsx?opened=false", "Authorization", OFFICER).statusCode())
                .isEqualTo(200);
        var file = json(path + "json?opened=false", "Authorization", OFFICER);
        assertThat(file.get("bodies").valueStream().map(body -> body.get("body").asString()))
                .containsExactly("exempel-b");
        assertThat(file.get("tally").get("invited").asInt()).isEqualTo(3);
        assertThat(get(path + "json").statusCode()).isEqualTo(401);
    }

    @Test
    void everybodyElseSeesNothingOfIt() {
        String id = Bench.id("plan");
        fold(board(id));
        String asked = "?opened=true";
        assertThat(each(open("consultations/" + id + "/bodies" + asked), "name"))
                .containsExactlyElementsOf(each(open("consultations/" + id + "/bodies"), "name"))
                .hasSize(3);
        for (String form : List.of("csv", "json")) {
            String file = get("/remisser/" + id + "/laget." + form + asked).body();
            assertThat(file).contains("Betaverket").doesNotContain("2026-10-12", "openedOn", "Öppnade");
        }
    }
}
