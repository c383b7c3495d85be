package se.samrad.responses.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.responses.RegisterEvent;
import se.samrad.contracts.responses.RegisterEvent.NumberAssigned;
import se.samrad.contracts.responses.RegisterEvent.NumberCorrected;
import se.samrad.contracts.responses.RegisterEvent.NumberTyped;
import se.samrad.contracts.responses.RegisterState;
import se.samrad.contracts.responses.RegisterState.Series;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.StreamKind;

/**
 * The register of a case: a running number is the version of an event, so the series has no gaps by construction.
 *
 * @param typed numbers from the authority's diary, each once, with what has it
 * @param exchanges every typed number that was corrected, oldest first
 */
public record CaseRegister(Series series, long count, Map<String, String> typed, List<Exchange> exchanges) {
    /**
     * A number was taken back and another given, in one event: no other can have either meanwhile.
     *
     * @param version of that event
     */
    public record Exchange(long version, NumberCorrected correction) {}

    public static final StreamKind<RegisterEvent, CaseRegister> KIND = StreamKind.confidential(
            Vocabulary.REGISTER.stream(),
            Topics.RESPONSES,
            "/samrad/responses",
            EventTypes.of(RegisterEvent.class),
            new CaseRegister(Series.UNDECIDED, 0, Map.of(), List.of()),
            CaseRegister::evolve,
            new StreamKind.Standing<>(
                    Vocabulary.schema(RegisterState.class),
                    register -> new RegisterState(register.series(), register.count())));

    static CaseRegister evolve(CaseRegister register, RegisterEvent event) {
        return switch (event) {
            case NumberAssigned assigned -> new CaseRegister(Series.OWN, register.count() + 1, Map.of(), List.of());
            case NumberTyped typed -> {
                Map<String, String> numbers = new HashMap<>(register.typed());
                numbers.put(typed.documentNumber(), typed.response());
                yield new CaseRegister(Series.TYPED, register.count() + 1, Map.copyOf(numbers), register.exchanges());
            }
            case NumberCorrected corrected -> {
                Map<String, String> numbers = new HashMap<>(register.typed());
                numbers.remove(corrected.earlierNumber(), corrected.response());
                numbers.put(corrected.documentNumber(), corrected.response());
                List<Exchange> exchanges = new ArrayList<>(register.exchanges());
                exchanges.add(new Exchange(register.version() + 1, corrected));
                yield new CaseRegister(
                        register.series(), register.count(), Map.copyOf(numbers), List.copyOf(exchanges));
            }
        };
    }

    private long version() {
        return count + exchanges.size();
    }

    /** The next number of the case's own series. */
    public List<RegisterEvent> next(String response) {
        if (series == Series.TYPED) throw Rejected.member("documentNumber", "case-has-typed-numbers");
        return List.of(new NumberAssigned(response, count + 1));
    }

    /** A number from the authority's diary. */
    public List<RegisterEvent> typed(String response, String documentNumber) {
        if (series == Series.OWN) throw Rejected.member("documentNumber", "case-has-own-series");
        if (typed.containsKey(documentNumber)) throw Rejected.member("documentNumber", "number-taken");
        return List.of(new NumberTyped(response, documentNumber));
    }

    /**
     * Another number from the authority's diary, in the place of the one that whoever corrects it has seen. A number of the
     * case's own series stays: corrected, the series would have a gap.
     */
    public List<RegisterEvent> corrected(NumberCorrected wish) {
        if (series == Series.OWN) throw Rejected.member("documentNumber", "own-series-number-stays");
        String holder = typed.get(wish.documentNumber());
        if (wish.response().equals(holder)) return List.of();
        if (!typed.containsValue(wish.response())) {
            throw Rejected.member("documentNumber", "number-of-another-case");
        }
        if (!wish.response().equals(typed.get(wish.earlierNumber()))) {
            throw Rejected.conflict("number-corrected-meanwhile");
        }
        if (holder != null) throw Rejected.member("documentNumber", "number-taken");
        return List.of(wish);
    }

    /** Those who have lost or got this number by a correction, or are named, each correction of theirs in its order. */
    public List<Exchange> exchangesAround(String documentNumber, String response) {
        Set<String> concerned = new HashSet<>(Set.of(response));
        for (Exchange one : exchanges) {
            NumberCorrected correction = one.correction();
            if (documentNumber.equals(correction.earlierNumber())
                    || documentNumber.equals(correction.documentNumber())) {
                concerned.add(correction.response());
            }
        }
        return exchanges.stream()
                .filter(one -> concerned.contains(one.correction().response()))
                .toList();
    }
}
