package se.samrad.status.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.consultations.InvitationEvent;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.eventing.bench.Bench;
import se.samrad.status.Served;
import se.samrad.status.history.Fates;
import se.samrad.status.history.Story;

/** Whoever has a body on the phone sees all that it is asked about. */
class PlacesTest extends Served {
    private static final LocalDate TODAY = Deadline.day(Clock.systemUTC().instant());
    private static final String NAME = "Exempelby kommun";

    private static Story asked(Story story, String plan, String title, LocalDate closes, String body) {
        return story.opened(plan, title, closes)
                .invited(plan, body, NAME, BodyType.MUNICIPALITY)
                .invited(plan, Bench.id("annan"), "Betaverket", BodyType.AUTHORITY);
    }

    private static void called(Story story, String plan, String body, String note) {
        story.script()
                .tell(
                        "invitations/" + plan + "/" + body,
                        new InvitationEvent.CallNoted(note),
                        new InvitationState(
                                InvitationState.Status.SENT,
                                NAME,
                                BodyType.MUNICIPALITY,
                                null,
                                null,
                                null,
                                null,
                                false));
    }

    @Test
    void aBodyIsShownInEveryConsultationThatAsksItWithWhatWasLastSaid() {
        String body = Bench.id("exempelby");
        String open = Bench.id("oppen");
        String over = Bench.id("slut");
        String others = Bench.id("andras");
        Story story = story().body(body, NAME, BodyType.MUNICIPALITY);
        asked(story, over, "Exempel: förra planen", TODAY.minusDays(40), body);
        asked(story, open, "Exempel: planen", TODAY.plusDays(10), body);
        story.opened(others, "Exempel: andras", TODAY.plusDays(3));
        called(story, open, body, "Ringde, kommer med svar.");
        called(story, open, body, "Svarar 3 oktober.");
        fold(story);

        var places = staff("bodies/" + body + "/consultations");
        assertThat(each(places, "title")).containsExactly("Exempel: planen", "Exempel: förra planen");
        var first = places.get("items").get(0);
        assertThat(first.get("row").get("status").asString()).isEqualTo("INVITED");
        assertThat(first.get("row").get("body").asString()).isEqualTo(body);
        assertThat(first.get("row").get("deadline").asString())
                .isEqualTo(TODAY.plusDays(10).toString());
        assertThat(first.get("lastCall").get("note").asString()).isEqualTo("Svarar 3 oktober.");
        var second = places.get("items").get(1);
        assertThat(second.get("row").get("status").asString()).isEqualTo("SILENT");
        assertThat(second.has("lastCall")).isFalse();
        assertThat(places.get("total").asInt()).isEqualTo(2);
        assertThat(each(staff("bodies/" + body + "/consultations?size=1&page=1"), "consultation"))
                .containsExactly(over);
    }

    @Test
    void aBodyStandsForThoseThatWereMergedWithIt() {
        String stays = Bench.id("exempelby");
        String goes = Bench.id("exempelby");
        String plan = Bench.id("plan");
        Story story = story().body(stays, NAME, BodyType.MUNICIPALITY).body(goes, "Staden", BodyType.MUNICIPALITY);
        fold(Fates.merged(
                asked(story, plan, "Exempel: planen", TODAY.plusDays(10), goes),
                goes,
                "Staden",
                BodyType.MUNICIPALITY,
                stays));
        for (String id : List.of(stays, goes)) {
            var places = staff("bodies/" + id + "/consultations");
            assertThat(each(places, "consultation")).as(id).containsExactly(plan);
            assertThat(places.get("items").get(0).get("row").get("body").asString())
                    .isEqualTo(goes);
        }
    }

    @Test
    void nobodyButStaffIsTold() {
        String path = "/api/staff/bodies/" + Bench.id("exempelby") + "/consultations";
        assertThat(get(path).statusCode()).isEqualTo(401);
        assertThat(get(path, "Authorization", Bench.bearer("body:exempelby")).statusCode())
                .isEqualTo(403);
        assertThat(get(path, "Authorization", OFFICER).statusCode()).isEqualTo(200);
    }
}
