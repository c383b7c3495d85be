package se.samrad.status.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.contracts.responses.Sealing;

/** How a response stands after what is rare. */
final class ResponseStates {
    private ResponseStates() {}

    /** Published until a day. */
    static ResponseState until(@Nullable LocalDate until, ResponseState state) {
        return with(state, state.position(), state.text(), until, state.sealed());
    }

    /** All of it is sealed off. */
    static ResponseState sealed(ResponseState state) {
        return with(state, null, null, null, new Sealing(true, 0));
    }

    /** Something in it is secret. */
    static ResponseState secret(ResponseState state) {
        return new ResponseState(
                state.standing(),
                state.sender(),
                state.channel(),
                state.arrived(),
                state.position(),
                false,
                state.documentNumber(),
                true,
                true,
                "OSL 21 kap. 1 §",
                state.masked(),
                false,
                state.text(),
                state.files(),
                null);
    }

    private static ResponseState with(
            ResponseState state,
            @Nullable Position position,
            @Nullable Stored text,
            @Nullable LocalDate until,
            @Nullable Sealing sealed) {
        return new ResponseState(
                state.standing(),
                state.sender(),
                state.channel(),
                state.arrived(),
                position,
                false,
                state.documentNumber(),
                state.assessed(),
                false,
                null,
                false,
                state.published(),
                text,
                0,
                null,
                until,
                sealed);
    }
}
