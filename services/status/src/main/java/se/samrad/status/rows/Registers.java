package se.samrad.status.rows;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Ids;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.published.PublicInvitation;
import se.samrad.contracts.published.PublicReading;
import se.samrad.contracts.published.PublicResponse;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.eventing.Json;
import se.samrad.status.Audience;
import se.samrad.status.domain.Answer;
import se.samrad.status.domain.Asked;
import se.samrad.status.domain.Row;

/** Registers as they are stored, read back as the contracts' records. */
public final class Registers {
    private Registers() {}

    /** How a stream stands, as the record that its owner wrote. */
    public static <T> T read(Document register, Class<T> type) {
        return Json.MAPPER.convertValue(register, type);
    }

    public static long version(Document register) {
        return Objects.requireNonNull(register.getLong("v"));
    }

    static Row row(
            Audience audience,
            String consultation,
            String body,
            @Nullable Document invitation,
            @Nullable Document response,
            Instant now) {
        return new Row(
                consultation,
                body,
                Ids.withoutAccount(body),
                invitation == null ? null : asked(audience, invitation),
                response == null ? null : answer(audience, response, now));
    }

    private static @Nullable Asked asked(Audience audience, Document register) {
        String sortKey = Objects.requireNonNullElse(register.getString("sortKey"), "");
        return switch (audience) {
            case STAFF -> {
                InvitationState state = read(register, InvitationState.class);
                if (!state.status().onList()) yield null;
                yield new Asked(
                        version(register),
                        state.status() == InvitationState.Status.LISTED,
                        state.status() == InvitationState.Status.DECLINED,
                        state.name(),
                        sortKey,
                        state.type(),
                        state.municipalityCode(),
                        state.ownLastDay(),
                        state.requested(),
                        state.requestedReason(),
                        state.wrongRecipient(),
                        state.openedOn());
            }
            case OPEN -> {
                PublicInvitation state = read(register, PublicInvitation.class);
                yield new Asked(
                        version(register),
                        false,
                        state.declined(),
                        state.name(),
                        sortKey,
                        state.type(),
                        state.municipalityCode(),
                        state.ownLastDay(),
                        null,
                        null,
                        Boolean.TRUE.equals(state.wrongRecipient()),
                        null);
            }
        };
    }

    private static Answer answer(Audience audience, Document register, Instant now) {
        return switch (audience) {
            case STAFF -> {
                ResponseState state = read(register, ResponseState.class);
                yield new Answer(
                        version(register),
                        state.standing(),
                        state.sender(),
                        state.arrived(),
                        state.answered(),
                        state.position(),
                        state.published(),
                        state.text(),
                        state.until(),
                        state.channel(),
                        state.documentNumber(),
                        state.assessed(),
                        state.secret(),
                        state.withdrawn(),
                        state.earlierShown(),
                        state.interpreted(),
                        state.unregistered(),
                        state.sealed(),
                        null,
                        List.of(),
                        state.preliminary() ? new PublicReading(null, true, null) : null);
            }
            case OPEN -> {
                PublicResponse state = read(register, PublicResponse.class);
                boolean readable = state.published() && (state.until() == null || !Deadline.passed(state.until(), now));
                PublicReading reading = readable ? state.reading() : null;
                yield new Answer(
                        version(register),
                        state.standing(),
                        state.sender(),
                        reading != null && reading.arrived() != null ? reading.arrived() : state.arrived(),
                        state.answered(),
                        readable ? state.position() : null,
                        readable,
                        readable ? state.text() : null,
                        readable ? state.until() : null,
                        null,
                        null,
                        false,
                        false,
                        false,
                        readable && Boolean.TRUE.equals(state.replaced()),
                        readable ? state.interpreted() : null,
                        null,
                        null,
                        readable ? state.files() : null,
                        readable && state.supplements() != null ? state.supplements() : List.of(),
                        reading);
            }
        };
    }
}
