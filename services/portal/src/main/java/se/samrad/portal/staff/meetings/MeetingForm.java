package se.samrad.portal.staff.meetings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.portal.backend.MeetingText;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.Visit;

/** The form of a meeting: names become bodies of the register, rough words become a day, lines become viewpoints. */
@Component
class MeetingForm {
    private static final int ROWS_MAX = 50;
    private static final int FOUND_MAX = 20;
    static final int REGISTER_MAX = 200;

    /** A body of the register. */
    record Entry(String id, @Nullable String name, @Nullable List<String> aliases) {
        boolean isCalled(String words) {
            if (words.equalsIgnoreCase(name) || words.equals(id)) return true;
            return aliases != null && aliases.stream().anyMatch(words::equalsIgnoreCase);
        }
    }

    /** A meeting as staff write it. */
    record Own(
            @Nullable String type,
            @Nullable String title,
            @Nullable List<String> counterparts,
            @Nullable String when,
            @Nullable String whenAsStated,
            @Nullable String format,
            @Nullable String place,
            @Nullable List<String> consultations,
            @Nullable String note,
            @Nullable List<MeetingText.Viewpoint> viewpoints,
            @Nullable List<String> themes,
            @Nullable String state,
            @Nullable Long version) {}

    private final Desk desk;

    MeetingForm(Desk desk) {
        this.desk = desk;
    }

    List<Entry> register(Visit visit) {
        return desk.items(visit, Target.of("/api/staff/bodies").with("size", REGISTER_MAX), Entry.class);
    }

    /** The request that the form makes; what is wrong is noted in it. */
    Map<String, Object> request(Form form, Visit visit) {
        Map<String, Object> meeting = new LinkedHashMap<>();
        put(meeting, "type", form.filled("type"));
        if (form.filled("type") == null) form.wrong("type", visit.say().text("meeting-log.type.missing"));
        List<String> names = new ArrayList<>();
        List<String> counterparts = new ArrayList<>();
        List<Entry> register = register(visit);
        for (int row = 1; row <= ROWS_MAX; row++) {
            String words = form.filled("med-" + row);
            if (words == null) continue;
            Optional<Entry> found = find(words, register, visit);
            if (found.isEmpty()) {
                form.wrong("med-" + row, visit.say().text("meeting-log.body.unknown", words));
            } else {
                counterparts.add(found.get().id());
                names.add(found.get().name() == null ? words : found.get().name());
            }
        }
        String title = form.filled("title");
        if (title == null && form.filled("type") != null) {
            String kind = visit.say().text("meeting." + form.text("type"));
            title = names.isEmpty()
                    ? kind
                    : visit.say()
                            .text("meeting-log.title.with", kind, visit.say().list(names));
        }
        put(meeting, "title", title);
        meeting.put("counterparts", counterparts);
        RoughChoice when = RoughChoice.of(form, visit.say());
        put(meeting, "when", when.edtf());
        put(meeting, "whenAsStated", when.stated());
        put(meeting, "format", form.filled("format"));
        put(meeting, "place", form.filled("place"));
        meeting.put(
                "consultations",
                form.all("consultations").stream().filter(id -> !id.isBlank()).toList());
        put(meeting, "note", form.filled("note"));
        List<Map<String, Object>> viewpoints = new ArrayList<>();
        for (int row = 1; row <= ROWS_MAX; row++) {
            String text = form.filled("s-" + row);
            if (text == null) continue;
            Map<String, Object> viewpoint = new LinkedHashMap<>();
            viewpoint.put("text", text);
            put(viewpoint, "section", form.filled("a-" + row));
            viewpoints.add(viewpoint);
        }
        meeting.put("viewpoints", viewpoints);
        meeting.put(
                "themes",
                form.all("themes").stream().filter(id -> !id.isBlank()).toList());
        return meeting;
    }

    private Optional<Entry> find(String words, List<Entry> register, Visit visit) {
        Optional<Entry> known =
                register.stream().filter(entry -> entry.isCalled(words)).findFirst();
        if (known.isPresent()) return known;
        List<Entry> found = desk.items(
                visit, Target.of("/api/staff/bodies").with("q", words).with("size", FOUND_MAX), Entry.class);
        Optional<Entry> exact =
                found.stream().filter(entry -> entry.isCalled(words)).findFirst();
        return exact.isPresent() ? exact : found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** A meeting as its form shows it. */
    Form form(Own meeting, Visit visit) {
        Form form = Form.fresh()
                .put("type", meeting.type())
                .put("title", meeting.title())
                .put("format", meeting.format())
                .put("place", meeting.place())
                .put("note", meeting.note())
                .putAll("consultations", meeting.consultations() == null ? List.of() : meeting.consultations())
                .putAll("themes", meeting.themes() == null ? List.of() : meeting.themes())
                .put("version", meeting.version())
                .asides("reason");
        RoughChoice.fill(form, meeting.when(), meeting.whenAsStated());
        int row = 1;
        for (String body : meeting.counterparts() == null ? List.<String>of() : meeting.counterparts()) {
            form.put("med-" + row++, name(body, visit));
        }
        row = 1;
        for (MeetingText.Viewpoint said :
                meeting.viewpoints() == null ? List.<MeetingText.Viewpoint>of() : meeting.viewpoints()) {
            form.put("s-" + row, said.text()).put("a-" + row++, said.section());
        }
        return form;
    }

    /** What a body of the register is called; whatever is not found there keeps its id. */
    String name(String body, Visit visit) {
        return desk.backend()
                .find(visit.caller(), Service.STATUS, Target.of("/api/staff/bodies/{}", body), Entry.class)
                .map(Entry::name)
                .orElse(body);
    }

    /** How many rows to show of fields that are numbered: those in use and some empty ones. */
    static int rows(Form form, String prefix, int spare) {
        int used = 0;
        for (int row = 1; row <= ROWS_MAX; row++) if (form.filled(prefix + row) != null) used = row;
        return Math.min(ROWS_MAX, used + spare);
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) members.put(name, value);
    }
}
