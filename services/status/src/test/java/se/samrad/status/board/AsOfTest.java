package se.samrad.status.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import se.samrad.status.history.Amending;
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
    void whatWasTakenDownIsNotShownForThatDayEvenWhenTheSenderHasPublishedAnotherSince() {
        String id = Bench.id("plan");
        Story story = story().opened(id, "Exempel: plan", TODAY.plusDays(10));
        for (String body : List.of("exempel-a", "exempel-b", "exempel-c")) {
            story.invited(id, body, body, BodyType.OTHER)
                    .answered(id, body, Sender.BODY, Position.OPPOSES, Arrival.on(LocalDate.of(2026, 10, 1)))
                    .registered(id, body, "N")
                    .assessed(id, body)
                    .published(id, body);
        }
        story.at(Instant.parse("2026-10-09T08:00:00Z")).retracted(id, "exempel-a");
        Amending.withdrawn(story, id, "exempel-c");
        Amending.superseded(story, id, "exempel-b", Position.SUPPORTS, null);
        for (String body : List.of("exempel-a", "exempel-c")) {
            story.answered(id, body, Sender.BODY, Position.SUPPORTS, Arrival.on(LocalDate.of(2026, 10, 9)))
                    .registered(id, body, "M")
                    .assessed(id, body)
                    .published(id, body);
        }
        fold(story);
        assertThat(each(open("consultations/" + id + "/bodies?asOf=2026-10-05"), "position"))
                .containsExactly("", "OPPOSES", "");
        assertThat(each(open("consultations/" + id + "/bodies"), "position"))
                .containsExactly("SUPPORTS", "OPPOSES", "SUPPORTS");
    }

    /** More time, a longer time for all, answers taken back and given again: no day is told by what came after it. */
    @Test
    void aBoardThatWentForthAndBackIsToldDayByDay() {
        String id = Bench.id("plan");
        LocalDate general = LocalDate.of(2026, 10, 9);
        Story story = story().opened(id, "Exempel: plan", general)
                .invited(id, "exempel-a", "Exempel A", BodyType.OTHER)
                .invited(id, "exempel-b", "Exempel B", BodyType.OTHER)
                .at(Instant.parse("2026-10-02T08:00:00Z"))
                .answered(id, "exempel-a", Sender.BODY, Position.OPPOSES, Arrival.on(LocalDate.of(2026, 10, 2)))
                .at(Instant.parse("2026-10-04T08:00:00Z"));
        Amending.withdrawn(story, id, "exempel-a")
                .at(Instant.parse("2026-10-06T21:59:59Z"))
                .moreTime(id, "exempel-b", general.plusDays(6))
                .at(Instant.parse("2026-10-11T08:00:00Z"))
                .extended(id, general.plusDays(10))
                .at(Instant.parse("2026-10-15T08:00:00Z"))
                .answered(id, "exempel-b", Sender.BODY, Position.SUPPORTS, Arrival.on(LocalDate.of(2026, 10, 15)));
        fold(story);
        Map<String, List<String>> days = new TreeMap<>();
        days.put("2026-10-01", List.of("INVITED 2026-10-09", "INVITED 2026-10-09"));
        days.put("2026-10-02", List.of("ANSWERED 2026-10-09", "INVITED 2026-10-09"));
        days.put("2026-10-04", List.of("INVITED 2026-10-09", "INVITED 2026-10-09"));
        days.put("2026-10-05", List.of("INVITED 2026-10-09", "INVITED 2026-10-09"));
        // Granted in the last second of the day in Sweden.
        days.put("2026-10-06", List.of("INVITED 2026-10-09", "INVITED 2026-10-15"));
        days.put("2026-10-09", List.of("INVITED 2026-10-09", "INVITED 2026-10-15"));
        days.put("2026-10-10", List.of("SILENT 2026-10-09", "INVITED 2026-10-15"));
        days.put("2026-10-11", List.of("INVITED 2026-10-19", "INVITED 2026-10-19"));
        days.put("2026-10-15", List.of("INVITED 2026-10-19", "ANSWERED 2026-10-19"));
        days.put("2026-10-20", List.of("SILENT 2026-10-19", "ANSWERED 2026-10-19"));
        for (var day : days.entrySet()) {
            String then = "consultations/" + id + "/bodies?asOf=" + day.getKey();
            for (JsonNode rows : List.of(open(then), staff(then))) {
                assertThat(each(rows, "status").stream()
                                .map(status -> status + " ")
                                .toList())
                        .as(day.getKey())
                        .isEqualTo(day.getValue().stream()
                                .map(said -> said.substring(0, said.indexOf(' ') + 1))
                                .toList());
                assertThat(each(rows, "deadline"))
                        .as(day.getKey())
                        .isEqualTo(day.getValue().stream()
                                .map(said -> said.substring(said.indexOf(' ') + 1))
                                .toList());
            }
            JsonNode tally = open("consultations/" + id + "/tally?asOf=" + day.getKey());
            assertThat(tally.get("answered").asLong())
                    .as(day.getKey())
                    .isEqualTo(day.getValue().stream()
                            .filter(said -> said.startsWith("ANSWERED"))
                            .count());
            assertThat(tally.get("silent").asLong())
                    .as(day.getKey())
                    .isEqualTo(day.getValue().stream()
                            .filter(said -> said.startsWith("SILENT"))
                            .count());
        }
    }

    @Test
    void aDayToComeIsRefusedAndTodayIsThePresent() {
        String id = Bench.id("plan");
        fold(story().opened(id, "Exempel: plan", TODAY.plusDays(10))
                .invited(id, "exempel-a", "Exempel A", BodyType.OTHER));
        for (String path : List.of("tally", "bodies")) {
            String at = "/api/public/consultations/" + id + "/" + path + "?asOf=";
            HttpResponse<String> refused = get(at + TODAY.plusDays(1));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("\"asOf\"", "day-to-come");
            assertThat(get(at + TODAY).statusCode()).isEqualTo(200);
            HttpResponse<String> malformed = get(at + "2026-02-30");
            assertThat(malformed.statusCode()).isEqualTo(400);
            assertThat(malformed.body()).contains("asOf");
        }
        assertThat(get("/remisser/" + id + "/laget.xlsx?asOf=" + TODAY.plusDays(1))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void onlyMeetingsKnownThatDayAreCountedAndTheLatestThatHadBeenIsTold() {
        String id = Bench.id("plan");
        fold(story().opened(id, "Exempel: plan", TODAY.plusDays(10))
                .invited(id, "exempel-a", "Exempel A", BodyType.OTHER)
                .invited(id, "exempel-b", "Exempel B", BodyType.OTHER)
                .at(Instant.parse("2026-10-04T08:00:00Z"))
                .meeting(Bench.id("mote"), "Exempel: ett", "2026-10-05", null, id, "exempel-a")
                .meeting(Bench.id("mote"), "Exempel: två", "2026-10-08/2026-10-12", "någon dag", id, "exempel-a"));
        assertThat(met(id, "?asOf=2026-10-03")).isEqualTo("0 -");
        assertThat(met(id, "?asOf=2026-10-04")).isEqualTo("2 -");
        assertThat(met(id, "?asOf=2026-10-06")).isEqualTo("2 {\"when\":\"2026-10-05\"}");
        String last = "2 {\"when\":\"2026-10-08/2026-10-12\",\"whenAsStated\":\"någon dag\"}";
        assertThat(met(id, "?asOf=2026-10-13")).isEqualTo(last);
        assertThat(met(id, "")).isEqualTo(last);
        assertThat(open("consultations/" + id + "/bodies").get("items").get(1).has("met"))
                .isFalse();
    }

    private String met(String id, String asOf) {
        JsonNode row =
                open("consultations/" + id + "/bodies" + asOf).get("items").get(0);
        return row.get("meetings") + " " + (row.has("met") ? row.get("met").toString() : "-");
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
