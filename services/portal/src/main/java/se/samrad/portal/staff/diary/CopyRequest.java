package se.samrad.portal.staff.diary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.responses.CopyEvent.CopyGiven;
import se.samrad.contracts.responses.CopyEvent.CopyRefused;
import se.samrad.contracts.responses.Passage;

/** Somebody's request to see a response, with what was decided. */
public record CopyRequest(
        String request,
        String response,
        @Nullable String title,
        @Nullable String name,
        @Nullable String documentNumber,
        LocalDate arrived,
        String status,
        @Nullable CopyGiven given,
        @Nullable CopyRefused refused,
        @Nullable String dropped) {

    /** Requests and how many there are in all. */
    record All(@Nullable List<CopyRequest> items, long total) {
        List<CopyRequest> all() {
            return items == null ? List.of() : items;
        }
    }

    public boolean isOpen() {
        return status.equals("OPEN");
    }

    /** Whether something was kept back, so that whoever asked must be told how to appeal. */
    public boolean isAppealable() {
        return status.equals("REFUSED") || status.equals("GIVEN_IN_PART");
    }

    /** The provisions that something was kept back by. */
    public List<String> provisions() {
        Set<String> provisions = new LinkedHashSet<>();
        if (refused != null) provisions.add(refused.provision());
        if (given != null) {
            for (Passage one : given.withheld()) if (one.provision() != null) provisions.add(one.provision());
            if (given.provision() != null) provisions.add(given.provision());
        }
        return new ArrayList<>(provisions);
    }
}
