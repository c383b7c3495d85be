package se.samrad.responses.reading;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.ResponseEvent.ResponseSealed;
import se.samrad.responses.domain.Response.Kept;

/**
 * That something of a response is sealed off.
 *
 * @param files how many single files are; 0 for the whole response
 * @param contact whom to turn to; null when nobody in particular is named
 * @param reason for whoever may open it, as is which files are sealed off
 */
record SealedOff(
        boolean whole,
        int files,
        LocalDate date,
        @Nullable String authority,
        @Nullable String contact,
        @Nullable String reason,
        List<String> sealedFiles) {
    static SealedOff of(Kept kept, ResponseSealed sealed, @Nullable String contact) {
        boolean opened = !kept.shut();
        return new SealedOff(
                sealed.files().isEmpty(),
                sealed.files().size(),
                sealed.date(),
                sealed.authority(),
                contact,
                opened ? sealed.reason() : null,
                opened ? sealed.files().stream().map(Stored::sha256).toList() : List.of());
    }
}
