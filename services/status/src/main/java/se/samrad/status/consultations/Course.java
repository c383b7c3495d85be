package se.samrad.status.consultations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.stereotype.Component;
import se.samrad.contracts.consultations.Proposal;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.consultations.SectionTrace;
import se.samrad.eventing.views.View;
import se.samrad.status.Audience;
import se.samrad.status.rows.Known;
import se.samrad.status.rows.Moment;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Registers;
import se.samrad.status.rows.Streams;

/** What kept events tell of a consultation: its course, and the text of its proposal. */
@Component
class Course {
    /** Told once for each section; the proposal's own event says it for all. */
    private static final Set<String> OF_SECTIONS =
            Set.of("section-filed", "section-readable", "section-published", "sections-traced", "sections-traceable");

    /** Members that may be large, or are no news on a timeline. */
    private static final Set<String> LEFT_OUT = Set.of("facts", "sha256", "notice");

    /** Type of the event by which came what an event is about. */
    private static final String OF = "of";

    /** What is told of a response of which something is sealed off. */
    private static final Set<String> SAID_OF_BARE =
            Set.of("sender", "channel", "arrived", "documentNumber", "earlierNumber", "by", OF, "authority", "date");

    /** And to those who may not read it, without what it says. */
    private static final Set<String> SAID_OF_UNTOLD =
            Stream.concat(SAID_OF_BARE.stream(), Stream.of("record", "secret")).collect(Collectors.toUnmodifiableSet());

    private final Reading reading;

    Course(Reading reading) {
        this.reading = reading;
    }

    List<Section> sections(Audience audience, Shown consultation) {
        Proposal proposal = consultation.proposal();
        if (proposal == null) return List.of();
        String type = audience == Audience.OPEN ? "section-readable" : "section-filed";
        List<Section> sections = new ArrayList<>();
        for (Document kept : reading.rows(audience)
                .in(View.EVENTS)
                .find(and(
                        eq("stream", Streams.consultation(consultation.id())),
                        eq("type", type),
                        gte("v", proposal.from()),
                        lte("v", proposal.to())))
                .sort(Sorts.ascending("v"))) {
            Document data = kept.get("entry", Document.class).get("data", Document.class);
            sections.add(Registers.read(data.get("section", Document.class), Section.class));
        }
        return sections;
    }

    /** Where the sections stood in the round before; empty while nobody has said. */
    List<SectionTrace> traces(Audience audience, Shown consultation) {
        Long at = consultation.tracedAt();
        if (at == null) return List.of();
        Document kept = reading.rows(audience)
                .in(View.EVENTS)
                .find(and(eq("stream", Streams.consultation(consultation.id())), eq("v", at)))
                .first();
        if (kept == null) return List.of();
        Document data = kept.get("entry", Document.class).get("data", Document.class);
        List<SectionTrace> traces = new ArrayList<>();
        for (Document trace : data.getList("sections", Document.class)) {
            traces.add(Registers.read(trace, SectionTrace.class));
        }
        return traces;
    }

    /** What has happened to a consultation and in the meetings about it, newest first. */
    List<Happened> timeline(Audience audience, String consultation, Moment moment) {
        List<Happened> timeline = new ArrayList<>();
        for (Known event : reading.events(audience, List.of(Streams.consultation(consultation)), List.of(), moment)) {
            if (!OF_SECTIONS.contains(event.type())) timeline.add(happened(event, Map.of()));
        }
        Map<String, Document> meetings = new HashMap<>();
        for (Document row : reading.rows(audience)
                .in(Streams.MEETINGS)
                .find(eq("meeting.consultations", consultation))
                .projection(Projections.include(Streams.MEETING))) {
            meetings.put("meetings/" + row.getString("_id"), row.get(Streams.MEETING, Document.class));
        }
        for (Known event : reading.events(audience, meetings.keySet(), List.of(), moment)) {
            timeline.add(happened(event, meeting(event, meetings.getOrDefault(event.stream(), new Document()))));
        }
        timeline.sort(Comparator.comparing(Happened::at).reversed());
        return timeline;
    }

    private static Map<String, Object> meeting(Known event, Document now) {
        Document facts = now.get("facts", Document.class);
        Document said = facts == null ? now : facts;
        Map<String, Object> more = new HashMap<>();
        more.put("meeting", event.stream().substring("meetings/".length()));
        for (String member : List.of("title", "when", "whenAsStated")) {
            Object value = said.get(member);
            if (value != null) more.put(member, value);
        }
        return more;
    }

    /**
     * The course of some streams for staff, newest first.
     *
     * @param untold those of which only that it happened is told
     */
    List<Happened> of(List<String> streams, Moment moment, Set<String> untold) {
        List<Happened> timeline = new ArrayList<>();
        Set<String> sealed = reading.sealedOff(Audience.STAFF, streams);
        Map<String, String> types = new HashMap<>();
        for (Known event : reading.events(Audience.STAFF, streams, List.of(), moment)) {
            types.put(event.stream() + "@" + event.version(), event.type());
            String of = types.get(event.stream() + "@" + event.data().get("record"));
            Happened happened = happened(event, of == null ? Map.of() : Map.of(OF, of));
            boolean bare = sealed.contains(event.stream()) || event.type().endsWith("sealed");
            if (bare) timeline.add(with(SAID_OF_BARE, happened));
            else timeline.add(untold.contains(event.stream()) ? with(SAID_OF_UNTOLD, happened) : happened);
        }
        return timeline.reversed();
    }

    /** That it happened, without what was said. */
    private static Happened with(Set<String> members, Happened happened) {
        Map<String, Object> left = new java.util.LinkedHashMap<>(happened.data());
        left.keySet().retainAll(members);
        return new Happened(happened.at(), happened.type(), left);
    }

    private static Happened happened(Known event, Map<String, Object> more) {
        Map<String, Object> data = new java.util.LinkedHashMap<>(event.data());
        data.keySet().removeAll(LEFT_OUT);
        data.putAll(more);
        return new Happened(event.time(), event.type(), data);
    }
}
