package se.samrad.status.calendar;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.bson.Document;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.RoughDate;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.published.PublicInvitation;
import se.samrad.eventing.Rejected;
import se.samrad.status.Audience;
import se.samrad.status.PublicSite;
import se.samrad.status.consultations.Shelf;
import se.samrad.status.consultations.Shown;
import se.samrad.status.meetings.Held;
import se.samrad.status.meetings.Meetings;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Registers;
import se.samrad.status.rows.Streams;

/**
 * Last days to answer and meetings as iCalendar (RFC 5545), in whole days: no definition of a time zone is needed. A meeting
 * known roughly spans the days that it can be on; one at an unknown time is left out. A program that has an event already takes
 * a later one of the same name only where its number is higher (3.8.7.4): that is the version of what it is made of.
 */
@RestController
class Ics {
    private static final Duration BEFORE = Duration.ofDays(-7);
    private static final MediaType TYPE = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final Reading reading;
    private final Shelf shelf;
    private final Meetings meetings;
    private final PublicSite site;

    Ics(Reading reading, Shelf shelf, Meetings meetings, PublicSite site) {
        this.reading = reading;
        this.shelf = shelf;
        this.meetings = meetings;
        this.site = site;
    }

    @GetMapping("/kalender.ics")
    ResponseEntity<byte[]> calendar() {
        Moment now = reading.now();
        List<Shown> consultations = shelf.all(Audience.OPEN, now);
        List<Held> held = meetings.all(Audience.OPEN);
        List<String> streams = new ArrayList<>();
        consultations.forEach(shown -> streams.add(Streams.consultation(shown.id())));
        held.forEach(one -> streams.add("meetings/" + one.id()));
        Map<String, Instant> changed = reading.lastTimes(Audience.OPEN, streams, now);

        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Samråd//Kalender//SV"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", "Remisser och möten: " + site.author()));
        for (Shown shown : consultations) {
            calendar.add(lastDay(shown, changed.getOrDefault(Streams.consultation(shown.id()), Instant.EPOCH)));
        }
        for (Held one : held) {
            RoughDate date = one.date();
            if (date == null) continue;
            calendar.add(meeting(one, date, changed.getOrDefault("meetings/" + one.id(), Instant.EPOCH)));
        }
        return ResponseEntity.ok()
                .contentType(TYPE)
                .body(calendar.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A body's own last day, with an alarm a week before; the same event when the day is moved. */
    @GetMapping("/api/public/consultations/{id}/bodies/{body}/last-day.ics")
    ResponseEntity<byte[]> ownLastDay(@PathVariable String id, @PathVariable String body) {
        Moment now = reading.now();
        Shown shown = shelf.one(Audience.OPEN, id, now);
        Document register = reading.register(Audience.OPEN, Streams.ROWS, Streams.INVITATION, id + "/" + body, now)
                .orElseThrow(Rejected::unknown);
        PublicInvitation invitation = Registers.read(register, PublicInvitation.class);
        LocalDate day = Deadline.lastDay(shown.facts().closesOn(), invitation.ownLastDay());
        if (day == null) throw Rejected.unknown();
        List<String> streams = List.of(Streams.consultation(id), "invitations/" + id + "/" + body);
        Instant changed = reading.lastTimes(Audience.OPEN, streams, now).values().stream()
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        String path = "/remisser/" + id + "/inbjudan/" + body;
        String summary = shown.facts().title() + ": sista dag att svara för " + invitation.name();
        // Either may move the day, and neither version ever falls.
        long version = shown.version() + Registers.version(register);
        VEvent event = event(path, summary, day, day, version, changed);
        if (shown.status() == ConsultationState.Status.CANCELLED) event.add(ImmutableStatus.VEVENT_CANCELLED);
        VAlarm alarm = new VAlarm(BEFORE);
        alarm.add(ImmutableAction.DISPLAY);
        alarm.add(new Description(summary));
        event.add(alarm);
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Samråd//Kalender//SV"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(event);
        return ResponseEntity.ok()
                .contentType(TYPE)
                .body(calendar.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private VEvent lastDay(Shown shown, Instant changed) {
        LocalDate day = shown.facts().closesOn();
        String path = "/remisser/" + shown.id();
        // The title first, so that what is an example says so in its first word.
        VEvent event = event(path, shown.facts().title() + ": sista dag att svara", day, day, shown.version(), changed);
        if (shown.status() == ConsultationState.Status.CANCELLED) event.add(ImmutableStatus.VEVENT_CANCELLED);
        return event;
    }

    private VEvent meeting(Held held, RoughDate date, Instant changed) {
        VEvent event =
                event("/moten/" + held.id(), held.title(), date.earliest(), date.latest(), held.version(), changed);
        if (held.place() != null) event.add(new Location(held.place()));
        if (!date.exact()) {
            String said = held.whenAsStated() == null ? "" : " (" + held.whenAsStated() + ")";
            event.add(new Description("Dagen är inte känd exakt" + said + "."));
        }
        event.add(held.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        return event;
    }

    private VEvent event(String path, String summary, LocalDate first, LocalDate last, long version, Instant changed) {
        VEvent event = new VEvent(false);
        event.add(new Uid(site.id(path).toString()));
        event.add(new Sequence(Math.toIntExact(version)));
        event.add(new DtStamp(changed));
        event.add(new LastModified(changed));
        event.add(new DtStart<>(first));
        event.add(new DtEnd<>(last.plusDays(1)));
        event.add(new Summary(summary));
        event.add(new Url(URI.create(site.link(path))));
        event.add(ImmutableTransp.TRANSPARENT);
        return event;
    }
}
