package se.samrad.consultations.rounds;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.Consultations;
import se.samrad.contracts.Ids;
import se.samrad.contracts.consultations.Section;
import se.samrad.eventing.Commands;

/**
 * The rounds before. Only what everybody may read can be one, and that is never taken back; so what a later round says of it
 * can be said to everybody, and no round can come before itself.
 */
@Component
public class EarlierRounds {
    private final Commands commands;
    private final Today today;

    EarlierRounds(Commands commands, Today today) {
        this.commands = commands;
        this.today = today;
    }

    boolean mayBeFollowed(String earlier, String by) {
        return !earlier.equals(by) && readable(earlier).isPresent();
    }

    /** The sections that everybody may read of a round; none where it has no proposal, or there is no such round. */
    public List<Section> sections(@Nullable String earlier) {
        if (earlier == null) return List.of();
        return readable(earlier)
                .map(known -> known.papers().readable())
                .map(filed -> filed.sections())
                .orElse(List.of());
    }

    /** A consultation that has been open. */
    Optional<Consultation.Known> readable(String id) {
        if (!Ids.valid(id)) return Optional.empty();
        Consultation state = Consultations.on(
                today.inSweden(),
                commands.fold(Consultations.CONSULTATION, Consultations.stream(id))
                        .state());
        return switch (state) {
            case Consultation.None none -> Optional.empty();
            case Consultation.Planned planned -> Optional.empty();
            case Consultation.Open open -> Optional.of(open);
            case Consultation.Closed closed -> Optional.of(closed);
            case Consultation.Cancelled cancelled -> cancelled.wasOpen() ? Optional.of(cancelled) : Optional.empty();
        };
    }
}
