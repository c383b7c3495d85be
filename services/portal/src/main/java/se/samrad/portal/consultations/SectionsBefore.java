package se.samrad.portal.consultations;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.consultations.Section;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.board.PublishedTexts;

/** Where a section stood in the round before, and how much was said of it there. */
@Component
class SectionsBefore {
    /**
     * A section of the round before.
     *
     * @param heading its number and title
     * @param said how many published responses say something of it
     */
    public record Stood(String round, String section, String heading, long said) {}

    private final Backend backend;
    private final PublishedTexts published;

    SectionsBefore(Backend backend, PublishedTexts published) {
        this.backend = backend;
        this.published = published;
    }

    /** None for what is new; null where nobody has said, or there is no round before. */
    @Nullable
    List<Stood> of(Caller caller, ConsultationView consultation, String section) {
        ConsultationView.Round earlier = consultation.earlier();
        List<String> from = consultation.before(section);
        if (earlier == null || from == null) return null;
        if (from.isEmpty()) return List.of();
        ConsultationView before = backend.read(
                caller,
                Service.STATUS,
                Target.of("/api/public/consultations/{}", earlier.id()),
                ConsultationView.class);
        List<PublishedTexts.Said> all = published.of(caller, earlier.id());
        List<Stood> stood = new ArrayList<>();
        for (Section one : before.sections()) {
            if (from.contains(one.id())) {
                stood.add(new Stood(earlier.id(), one.id(), heading(one), said(all, one.id())));
            }
        }
        return stood;
    }

    static String heading(Section section) {
        return (section.number() == null ? "" : section.number() + " ") + section.title();
    }

    private static long said(List<PublishedTexts.Said> all, String section) {
        return all.stream()
                .filter(one -> one.text().sections().stream()
                        .anyMatch(said -> said.section().equals(section)))
                .count();
    }
}
