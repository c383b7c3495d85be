package se.samrad.responses.registering;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.responses.ResponseEvent.RegistrationCorrected;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.domain.Filings.Filing;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.receipts.Receipts;

/** What is said in the register of the case that a record is about: deletable, so no event says it. */
@Component
public class Headings {
    private final DetailStore details;
    private final Receipts receipts;

    Headings(DetailStore details, Receipts receipts) {
        this.details = details;
        this.receipts = receipts;
    }

    /** Null where it has none, or that has been deleted. */
    public @Nullable String of(ResponseId id, Filing filing) {
        String name = filing.heading();
        return name == null ? first(id, filing) : named(id, name);
    }

    /** The heading before each of its corrections by which it got another; one for each correction, null where it stayed. */
    public List<@Nullable String> before(ResponseId id, Filing filing) {
        List<@Nullable String> before = new ArrayList<>();
        String present = null;
        boolean any = false;
        for (RegistrationCorrected one : filing.corrections()) {
            if (one.heading() == null) before.add(null);
            else {
                before.add(any ? present : first(id, filing));
                present = named(id, one.heading());
                any = true;
            }
        }
        return before;
    }

    private @Nullable String first(ResponseId id, Filing filing) {
        return named(id, receipts.content(id, filing));
    }

    private @Nullable String named(ResponseId id, String name) {
        return details.find(id, name).subject();
    }
}
