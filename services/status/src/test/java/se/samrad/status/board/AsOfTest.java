package se.samrad.status.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.relay.Envelope;
import se.samrad.status.Audience;
import se.samrad.status.Served;
import se.samrad.status.history.RandomWorld;
import se.samrad.status.history.Script;
import se.samrad.status.history.Story;
import se.samrad.status.tally.PlainCount;
import tools.jackson.databind.JsonNode;

class AsOfTest extends Served {
    private static final LocalDate TODAY = Deadline.day(Clock.systemUTC().instant());

    @Test
    void aTallyAsOfADayIsWhatAPlainCountOfTheEventsUntilThenSays() {
        Script script = RandomWorld.tell(4_242, 10);
        fold(Audience.STAFF, Script.arrived(script.confidential()));
        for (LocalDate day = LocalDate.of(2026, 10, 3); day.isBefore(TODAY); day = day.plusDays(9)) {
            Instant end = Deadline.end(day);
            List<Envelope> until = script.confidential().stream()
                    .filter(each -> each.time().isBefore(end))
                    .toList();
            if (until.stream().noneMatch(each -> each.type().equals("consultation-opened"))) continue;
            assertThat(numbers(staff("consultations/remiss-1/tally?asOf=" + day)))
                    .as("%s", day)
                    .containsAllEntriesOf(
                            PlainCount.of(until, "remiss-1", RandomWorld.CLOSES, end.minusMillis(1), false));
        }
    }

    private static Map<String, Long> numbers(JsonNode tally) {
        Map<String, Long> numbers = new HashMap<>();
        tally.properties().forEach(member -> {
            if (member.getValue().isNumber())
                numbers.put(member.getKey(), member.getValue().asLong());
        });
        tally.get("positions")
                .properties()
                .forEach(position -> numbers.put(
                        "position " + position.getKey(), position.getValue().asLong()));
        return numbers;
    }

    @Test
    void whatWasTakenDownSinceIsNotShownByAskingForThatDay() {
        String id = Bench.id("plan");
        Story story = story().opened(id, "Exempel: plan", TODAY.plusDays(10))
                .invited(id, "exempel-a", "Exempel A", BodyType.OTHER)
                .invited(id, "exempel-b", "Exempel B", BodyType.OTHER);
        for (String body : List.of("exempel-a", "exempel-b")) {
            story.answered(id, body, Sender.BODY, Position.OPPOSES, Arrival.on(LocalDate.of(2026, 10, 1)))
                    .registered(id, body, "N")
                    .assessed(id, body)
                    .published(id, body);
        }
        story.at(Instant.parse("2026-10-09T08:00:00Z")).retracted(id, "exempel-a");
        fold(story);
        String then = "?asOf=2026-10-05";
        assertThat(each(open("consultations/" + id + "/responses" + then), "body"))
                .containsExactly("exempel-b");
        assertThat(each(open("consultations/" + id + "/bodies" + then), "position"))
                .containsExactly("", "OPPOSES");
        assertThat(open("consultations/" + id + "/tally" + then)
                        .get("published")
                        .asInt())
                .isEqualTo(1);
        assertThat(each(staff("consultations/" + id + "/responses" + then), "status"))
                .containsExactly("PUBLISHED", "PUBLISHED");
    }

    @Test
    void meetingsNewsAndThemesAreShownAsOfADayToo() {
        String plan = Bench.id("plan");
        String meeting = Bench.id("mote");
        String theme = Bench.id("tema");
        String stays = Bench.id("nyhet");
        String goes = Bench.id("nyhet");
        Story story = story().opened(plan, "Exempel: plan", TODAY.plusDays(10))
                .at(Instant.parse("2026-10-04T08:00:00Z"))
                .theme(theme, "Exempeltema")
                .meeting(meeting, "Exempel: möte", "2026-10-20", null, plan, "exempel-a")
                .news(stays, "Exempel: nyhet", theme, plan, null, 1)
                .news(goes, "Exempel: bort", theme, plan, null, 2)
                .at(Instant.parse("2026-10-08T08:00:00Z"))
                .withdrawn(goes);
        fold(story);
        String meetings = "meetings?consultation=" + plan + "&asOf=";
        assertThat(each(open(meetings + "2026-10-03"), "id")).isEmpty();
        assertThat(each(open(meetings + "2026-10-04&when=upcoming"), "id")).containsExactly(meeting);
        String news = "news?theme=" + theme + "&asOf=";
        assertThat(each(open(news + "2026-10-03"), "id")).isEmpty();
        assertThat(each(open(news + "2026-10-05"), "id")).containsExactly(stays);
        assertThat(each(open("themes?size=200&asOf=2026-10-03"), "id")).doesNotContain(theme);
        assertThat(each(open("themes?size=200&asOf=2026-10-05"), "id")).contains(theme);
    }
}
