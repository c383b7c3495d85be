package se.samrad.responses.domain;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.responses.CopyEvent;
import se.samrad.contracts.responses.CopyEvent.CopyGiven;
import se.samrad.contracts.responses.CopyEvent.CopyRefused;
import se.samrad.contracts.responses.CopyEvent.CopyRequestDropped;
import se.samrad.contracts.responses.CopyEvent.CopyRequested;
import se.samrad.contracts.responses.CopyState;
import se.samrad.contracts.responses.CopyState.Status;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.StreamKind;

/**
 * Somebody's request to see a response. Each stands for itself: what was found out for another, or when the response was
 * marked as secret, decides nothing here.
 *
 * @param asked null while nobody has asked
 * @param answer null while it waits
 */
public record CopyRequest(
        @Nullable CopyRequested asked, @Nullable CopyEvent answer) {
    public static final StreamKind<CopyEvent, CopyRequest> KIND = StreamKind.confidential(
            Vocabulary.COPIES.stream(),
            Topics.RESPONSES,
            "/samrad/responses",
            EventTypes.of(CopyEvent.class),
            new CopyRequest(null, null),
            CopyRequest::evolve,
            new StreamKind.Standing<>(Vocabulary.schema(CopyState.class), CopyRequest::standing, false));

    /** A name that a request for a copy can have. */
    public static boolean isName(String text) {
        return text.matches("[0-9a-f]{32}");
    }

    public static String stream(String request) {
        return KIND.name() + "/" + request;
    }

    static CopyRequest evolve(CopyRequest request, CopyEvent event) {
        return switch (event) {
            case CopyRequested asked -> new CopyRequest(asked, null);
            case CopyGiven given -> new CopyRequest(request.asked(), given);
            case CopyRefused refused -> new CopyRequest(request.asked(), refused);
            case CopyRequestDropped dropped -> new CopyRequest(request.asked(), dropped);
        };
    }

    /** The name of the response. */
    public String response() {
        return Objects.requireNonNull(asked).response();
    }

    public LocalDate arrived() {
        return Objects.requireNonNull(asked).arrived();
    }

    public Status status() {
        return switch (answer) {
            case CopyGiven given -> partial(given) ? Status.GIVEN_IN_PART : Status.GIVEN;
            case CopyRefused refused -> Status.REFUSED;
            case CopyRequestDropped dropped -> Status.DROPPED;
            case CopyRequested again -> Status.OPEN;
            case null -> Status.OPEN;
        };
    }

    private static boolean partial(CopyGiven given) {
        return !given.withheld().isEmpty() || given.provision() != null;
    }

    private static CopyState standing(CopyRequest request) {
        return new CopyState(request.response(), request.arrived(), request.status());
    }
}
