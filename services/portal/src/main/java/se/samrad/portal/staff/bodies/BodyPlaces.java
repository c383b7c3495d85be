package se.samrad.portal.staff.bodies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.backend.MeetingView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.board.TallyWording;
import se.samrad.portal.charts.StatusMark;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Desk;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.KeptForms;
import se.samrad.portal.forms.Visit;
import se.samrad.portal.wording.Wording;

/** All that one needs with a body on the phone: what it is asked about, what it said last, when it was met. */
@Controller
class BodyPlaces {
    private static final int CONSULTATIONS_MAX = 50;
    private static final int MEETINGS_MAX = 20;
    private static final String ABOUT = "om";
    /** Between a consultation and the body that it asked; no id has one. */
    private static final String PARTED = "/";

    /** What was last noted of a call. */
    record Call(Instant at, String note) {}

    /** Where the body stands in a consultation. */
    record Place(
            String consultation,
            String title,
            ConsultationState.Status status,
            @Nullable LocalDate closesOn,
            BodyRow row,
            @Nullable Call lastCall) {
        boolean over() {
            return status == ConsultationState.Status.CLOSED || status == ConsultationState.Status.CANCELLED;
        }

        /** Only who was asked, or is to be asked, has a course that a call can be noted in. */
        boolean wasAsked() {
            return row.version() != null;
        }

        String key() {
            return consultation + PARTED + row.body();
        }
    }

    /**
     * A place with its mark.
     *
     * @param as what it was called when it was asked, where that is another name or the other of two that are merged; else null
     */
    record Line(
            Place place,
            StatusMark mark,
            @Nullable String met,
            @Nullable String as) {}

    private final Desk desk;
    private final KeptForms kept;

    BodyPlaces(Desk desk, KeptForms kept) {
        this.desk = desk;
        this.kept = kept;
    }

    /** Puts it all on the page of a body; what no service can tell now is said to be unknown. */
    void show(String id, @Nullable String name, Visit visit) {
        Optional<List<Place>> places = desk.backend()
                .itemsIfAnswered(
                        visit.caller(),
                        Service.STATUS,
                        Target.of("/api/staff/bodies/{}/consultations", id).with("size", CONSULTATIONS_MAX),
                        Place.class);
        Optional<List<MeetingView>> meetings = desk.backend()
                .itemsIfAnswered(
                        visit.caller(),
                        Service.STATUS,
                        Target.of("/api/staff/meetings").with("body", id).with("size", MEETINGS_MAX),
                        MeetingView.class);
        visit.with("unsurePlaces", places.isEmpty() || meetings.isEmpty())
                .with(
                        "places",
                        places.orElse(List.of()).stream()
                                .map(place -> new Line(
                                        place,
                                        StatusMark.of(place.row()),
                                        TallyWording.met(visit.say(), place.row(), place.over()),
                                        as(place.row(), id, name)))
                                .toList())
                .with(
                        "callable",
                        places.orElse(List.of()).stream()
                                .filter(Place::wasAsked)
                                .map(place -> choice(place, as(place.row(), id, name), visit.say()))
                                .toList())
                .with("meetings", meetings.orElse(List.of()));
    }

    private static @Nullable String as(BodyRow row, String id, @Nullable String name) {
        return row.body().equals(id) && row.name().equals(name) ? null : row.name();
    }

    private static Choice choice(Place place, @Nullable String as, Wording say) {
        return new Choice(
                place.key(), as == null ? place.title() : say.text("bodies.call.about.as", place.title(), as));
    }

    /** Notes what they said about one of the consultations. */
    @PostMapping("/arbetsyta/register/{id}/samtal")
    String call(@PathVariable String id, Visit visit) {
        Form form = Form.typed(visit.request());
        String note = form.filled("samtal");
        String[] about = form.text(ABOUT).split(PARTED, -1);
        if (about.length != 2) form.wrong(ABOUT, visit.say().text("bodies.call.about.missing"));
        if (note == null) form.wrong("samtal", visit.say().text("forms.missing"));
        boolean done = !form.isWrong()
                && note != null
                && desk.done(
                        visit,
                        form,
                        "POST",
                        Service.CONSULTATIONS,
                        Target.of("/api/consultations/{}/invitations/{}/note-call", about[0], about[1]),
                        Map.of("note", note),
                        "note-call",
                        Map.of("note", "samtal"));
        if (!done) {
            kept.keep(visit.request(), BodyDesk.page(id), form);
            return "redirect:" + BodyDesk.page(id) + "#fel";
        }
        return desk.next(visit, BodyDesk.page(id), visit.say().text("board.done.note-call"));
    }
}
