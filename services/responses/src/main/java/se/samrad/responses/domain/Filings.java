package se.samrad.responses.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;

/** All that has come in a response's stream, oldest first. Each has to be registered by itself, whatever becomes of the answer. */
public record Filings(List<Filing> all) {
    static final Filings NONE = new Filings(List.of());

    /** What came. */
    public enum Kind {
        ANSWER,
        SUPPLEMENT,
        CONFIRMATION,
        WITHDRAWAL
    }

    /**
     * One of them.
     *
     * @param since version of the event by which it came
     * @param answer version of the event by which the answer came that it is, or is about
     * @param documentNumber in the register of the case; null while it waits for one
     */
    public record Filing(
            long since,
            Kind kind,
            long answer,
            Arrival arrived,
            @Nullable String documentNumber) {}

    public Filings {
        all = List.copyOf(all);
    }

    Filings with(long since, Kind kind, long answer, Arrival arrived) {
        List<Filing> more = new ArrayList<>(all);
        more.add(new Filing(since, kind, answer, arrived, null));
        return new Filings(more);
    }

    Filings numbered(long since, String documentNumber) {
        return new Filings(all.stream()
                .map(one -> one.since() == since
                        ? new Filing(since, one.kind(), one.answer(), one.arrived(), documentNumber)
                        : one)
                .toList());
    }

    public Optional<Filing> find(long since) {
        return all.stream().filter(one -> one.since() == since).findFirst();
    }

    public @Nullable String documentNumber(long since) {
        return find(since).map(Filing::documentNumber).orElse(null);
    }

    public List<Filing> unregistered() {
        return all.stream().filter(one -> one.documentNumber() == null).toList();
    }
}
