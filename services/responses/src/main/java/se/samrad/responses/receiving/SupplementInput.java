package se.samrad.responses.receiving;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.responses.Channel;

/** What is added to an answer. The last three are for staff. */
record SupplementInput(
        @Nullable String text,
        @Nullable List<@Nullable String> files,
        @Nullable Channel channel,
        @Nullable String arrived,
        @Nullable String arrivedReason) {
    /** An answer that says nothing but this. */
    ResponseInput said() {
        return new ResponseInput(null, text, null, null, null, files, null, null, channel, arrived, arrivedReason);
    }
}
