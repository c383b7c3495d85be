package se.samrad.status.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.BodyType;
import se.samrad.eventing.bench.Bench;
import se.samrad.status.Served;
import se.samrad.status.history.Story;

class IcsTest extends Served {
    private static final String SITE = "http://localhost:8080";

    private static Optional<VEvent> event(Calendar calendar, String path) {
        return calendar.<VEvent>getComponents("VEVENT").stream()
                .filter(event -> said(event, "URL").equals(SITE + path))
                .findFirst();
    }

    private static String said(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private Calendar calendar() throws Exception {
        HttpResponse<String> answer = get("/kalender.ics");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        return new CalendarBuilder().build(new StringReader(answer.body()));
    }

    @Test
    void lastDaysAndMeetingsAreWholeDays() throws Exception {
        String plan = Bench.id("plan");
        String meeting = Bench.id("mote");
        fold(story().opened(plan, "Exempel: plan, med komma; och semikolon", LocalDate.of(2026, 12, 31))
                .meeting(meeting, "Exempel: möte", "2026-12-03", null, plan, "exempel-a"));
        Calendar calendar = calendar();
        assertThat(calendar.validate().getEntries()).isEmpty();
        VEvent lastDay = event(calendar, "/remisser/" + plan).orElseThrow();
        assertThat(said(lastDay, "SUMMARY")).isEqualTo("Exempel: plan, med komma; och semikolon: sista dag att svara");
        assertThat(said(lastDay, "DTSTART")).isEqualTo("20261231");
        assertThat(said(lastDay, "DTEND")).isEqualTo("20270101");
        assertThat(get("/kalender.ics").body())
                .contains("DTSTART;VALUE=DATE:20261203", "DTEND;VALUE=DATE:20261204")
                .doesNotContain("TZID");
        assertThat(said(event(calendar, "/moten/" + meeting).orElseThrow(), "LOCATION"))
                .isEqualTo("Exempelsalen");
    }

    @Test
    void aMeetingKnownRoughlySpansTheDaysItCanBeOnAndOneAtAnUnknownTimeIsLeftOut() throws Exception {
        String rough = Bench.id("mote");
        String unknown = Bench.id("mote");
        String plan = Bench.id("plan");
        fold(story().opened(plan, "Exempel: plan", LocalDate.of(2026, 12, 31))
                .meeting(rough, "Exempel: möte", "2026-05-21/2026-05-31", "slutet av maj", plan, "exempel-a")
                .meeting(unknown, "Exempel: möte", null, "nyligen", plan, "exempel-a"));
        Calendar calendar = calendar();
        VEvent event = event(calendar, "/moten/" + rough).orElseThrow();
        assertThat(said(event, "DTSTART")).isEqualTo("20260521");
        assertThat(said(event, "DTEND")).isEqualTo("20260601");
        assertThat(said(event, "DESCRIPTION")).contains("slutet av maj");
        assertThat(event(calendar, "/moten/" + unknown)).isEmpty();
        assertThat(each(open("meetings?when=held&size=200"), "id"))
                .contains(rough)
                .doesNotContain(unknown);
    }

    @Test
    void aCalendarProgramRecognisesWhatItHasSeenBefore() throws Exception {
        String plan = Bench.id("plan");
        fold(story().opened(plan, "Exempel: plan", LocalDate.of(2026, 12, 31)));
        VEvent first = event(calendar(), "/remisser/" + plan).orElseThrow();
        String uid = said(first, "UID");
        int before = number(first);
        String tag = get("/kalender.ics").headers().firstValue("ETag").orElseThrow();
        assertThat(get("/kalender.ics", "If-None-Match", tag).statusCode()).isEqualTo(304);
        fold(story().opened(plan, "Exempel: plan", LocalDate.of(2026, 12, 31))
                .extended(plan, LocalDate.of(2027, 1, 15)));
        VEvent moved = event(calendar(), "/remisser/" + plan).orElseThrow();
        assertThat(said(moved, "UID")).isEqualTo(uid);
        assertThat(said(moved, "DTSTART")).isEqualTo("20270115");
        assertThat(number(moved)).isGreaterThan(before);
        assertThat(get("/kalender.ics", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyGetsItsOwnLastDayWithAnAlarmAWeekBefore() throws Exception {
        String plan = Bench.id("plan");
        String body = Bench.id("exempelo");
        String path = "/api/public/consultations/" + plan + "/bodies/" + body + "/last-day.ics";
        String later = Bench.id("exempelby");
        fold(story().opened(plan, "Exempel: Ägande & <drift>, ”hamnen”", LocalDate.of(2026, 12, 31))
                .invited(plan, body, "Exempelö & Åby kommun", BodyType.MUNICIPALITY)
                .invited(plan, later, "Exempelby kommun", BodyType.MUNICIPALITY)
                .moreTime(plan, later, LocalDate.of(2027, 1, 18)));
        VEvent general = only(path);
        assertThat(said(general, "SUMMARY"))
                .isEqualTo("Exempel: Ägande & <drift>, ”hamnen”: sista dag att svara för Exempelö & Åby kommun");
        assertThat(said(general, "DTSTART")).isEqualTo("20261231");
        assertThat(said(general, "DTEND")).isEqualTo("20270101");
        String pathLater = path.replace(body, later);
        VEvent own = only(pathLater);
        assertThat(said(own, "DTSTART")).isEqualTo("20270118");
        assertThat(said(own, "UID")).isNotEqualTo(said(general, "UID"));
        assertThat(own.getAlarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.getProperty("TRIGGER").orElseThrow().getValue()).isEqualTo("-P1W");
            assertThat(alarm.getProperty("ACTION").orElseThrow().getValue()).isEqualTo("DISPLAY");
        });
        assertThat(get(pathLater).body())
                .contains("DTSTART;VALUE=DATE:20270118")
                .doesNotContain("TZID");
        assertThat(get(path.replace(body, "ingen")).statusCode()).isEqualTo(404);
    }

    @Test
    void wheneverItsLastDayIsMovedABodysEventKeepsItsNameAndHasAHigherNumber() throws Exception {
        String plan = Bench.id("plan");
        String body = Bench.id("exempelo");
        String path = "/api/public/consultations/" + plan + "/bodies/" + body + "/last-day.ics";
        Story story = story().opened(plan, "Exempel: plan", LocalDate.of(2026, 12, 31))
                .invited(plan, body, "Exempelö kommun", BodyType.MUNICIPALITY);
        fold(story);
        VEvent asked = only(path);
        fold(story.moreTime(plan, body, LocalDate.of(2027, 1, 18)));
        VEvent given = only(path);
        fold(story.extended(plan, LocalDate.of(2027, 2, 1)));
        VEvent extended = only(path);
        assertThat(List.of(said(asked, "DTSTART"), said(given, "DTSTART"), said(extended, "DTSTART")))
                .containsExactly("20261231", "20270118", "20270201");
        assertThat(List.of(number(asked), number(given), number(extended)))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(List.of(said(given, "UID"), said(extended, "UID"))).containsOnly(said(asked, "UID"));
    }

    private static int number(VEvent event) {
        return Integer.parseInt(said(event, "SEQUENCE"));
    }

    private VEvent only(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        Calendar calendar = new CalendarBuilder().build(new StringReader(answer.body()));
        assertThat(calendar.validate().getEntries()).isEmpty();
        return calendar.<VEvent>getComponents("VEVENT").getFirst();
    }
}
