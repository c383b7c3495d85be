package se.samrad.status.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.InvitationEvent;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.published.PublicInvitation;
import se.samrad.contracts.published.PublicInvitationEvent;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.bench.Bench;
import se.samrad.status.Served;
import se.samrad.status.history.Story;
import tools.jackson.databind.JsonNode;

/** A body whose invitation went to the wrong recipient is awaited by nobody, for staff and for everybody alike. */
class AstrayTest extends Served {
    private static final LocalDate TODAY = Deadline.day(Clock.systemUTC().instant());

    private static Story board(String id, LocalDate closes) {
        Story story = story().opened(id, "Exempel: plan", closes)
                .invited(id, "exempel-a", "Alby exempelkommun", BodyType.MUNICIPALITY)
                .invited(id, "exempel-b", "Betaverket", BodyType.AUTHORITY)
                .invited(id, "exempel-c", "Cedra exempelkommun", BodyType.MUNICIPALITY)
                .at(Instant.parse("2026-10-12T09:00:00Z"));
        tell(story, id, new InvitationEvent.WrongRecipientReported(null), true);
        return story;
    }

    /** By another address, after the first letter went to the wrong recipient. */
    private static Story again(Story story, String id) {
        tell(
                story.at(Instant.parse("2026-10-20T09:00:00Z")),
                id,
                new InvitationEvent.InvitationSent(LocalDate.of(2026, 10, 20)),
                false);
        return story;
    }

    private static void tell(Story story, String id, InvitationEvent event, boolean astray) {
        String name = "Alby exempelkommun";
        story.script()
                .tell(
                        "invitations/" + id + "/exempel-a",
                        event,
                        new InvitationState(
                                InvitationState.Status.SENT,
                                name,
                                BodyType.MUNICIPALITY,
                                null,
                                null,
                                null,
                                null,
                                astray),
                        astray
                                ? new PublicInvitationEvent.InvitationMisdirected()
                                : new PublicInvitationEvent.BodyInvited(name),
                        new PublicInvitation(name, BodyType.MUNICIPALITY, null, false, null, astray ? true : null));
    }

    private static void counted(JsonNode tally, int invited, int silent, int astray) {
        assertThat(tally.get("invited").asInt()).isEqualTo(invited);
        assertThat(tally.get("silent").asInt()).isEqualTo(silent);
        assertThat(tally.get("wrongRecipient").asInt()).isEqualTo(astray);
    }

    @Test
    void itHasNoStatusAndIsCountedBesideWhileItIsLookedForAndAfterTheLastDay() {
        for (LocalDate closes : new LocalDate[] {TODAY.plusDays(10), LocalDate.of(2026, 11, 1)}) {
            String id = Bench.id("plan");
            fold(board(id, closes));
            int silent = closes.isBefore(TODAY) ? 2 : 0;
            counted(staff("consultations/" + id + "/tally"), 2, silent, 1);
            counted(open("consultations/" + id + "/tally"), 2, silent, 1);
            for (JsonNode rows :
                    new JsonNode[] {staff("consultations/" + id + "/bodies"), open("consultations/" + id + "/bodies")
                    }) {
                JsonNode row = rows.get("items").get(0);
                assertThat(row.get("body").asString()).isEqualTo("exempel-a");
                assertThat(row.has("status")).isFalse();
                assertThat(row.get("wrongRecipient").asBoolean()).isTrue();
            }
            assertThat(each(
                            open("consultations/" + id + "/bodies?status=" + (silent == 0 ? "INVITED" : "SILENT")),
                            "body"))
                    .containsExactly("exempel-b", "exempel-c");
            assertThat(get("/remisser/" + id + "/laget.csv").body())
                    .containsPattern("Alby exempelkommun.*Inbjudan gick till fel mottagare");
        }
    }

    @Test
    void itIsAwaitedAgainWhenItIsInvitedAgainAndNotOnTheDaysBefore() {
        String id = Bench.id("plan");
        fold(again(board(id, TODAY.plusDays(10)), id));
        counted(open("consultations/" + id + "/tally"), 3, 0, 0);
        counted(staff("consultations/" + id + "/tally"), 3, 0, 0);
        counted(open("consultations/" + id + "/tally?asOf=2026-10-19"), 2, 0, 1);
        counted(open("consultations/" + id + "/tally?asOf=2026-10-20"), 3, 0, 0);
    }

    @Test
    void anAnswerThatComesAllTheSameCounts() {
        String id = Bench.id("plan");
        fold(board(id, TODAY.plusDays(10))
                .answered(id, "exempel-a", Sender.BODY, null, Arrival.at(Instant.parse("2026-10-13T09:00:00Z"))));
        JsonNode tally = open("consultations/" + id + "/tally");
        counted(tally, 3, 0, 0);
        assertThat(tally.get("answered").asInt()).isEqualTo(1);
        assertThat(staff("consultations/" + id + "/bodies?status=ANSWERED").get("items"))
                .hasSize(1);
    }
}
