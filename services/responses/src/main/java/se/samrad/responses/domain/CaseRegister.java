package se.samrad.responses.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.responses.RegisterEvent;
import se.samrad.contracts.responses.RegisterEvent.NumberAssigned;
import se.samrad.contracts.responses.RegisterEvent.NumberTyped;
import se.samrad.contracts.responses.RegisterState;
import se.samrad.contracts.responses.RegisterState.Series;
import se.samrad.eventing.EventTypes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.StreamKind;

/**
 * The register of a case: a running number is the version of an event, so the series has no gaps by construction.
 *
 * @param typed numbers from the authority's diary, each once
 */
public record CaseRegister(Series series, long count, Set<String> typed) {
    public static final StreamKind<RegisterEvent, CaseRegister> KIND = StreamKind.confidential(
            Vocabulary.REGISTER.stream(),
            Topics.RESPONSES,
            "/samrad/responses",
            EventTypes.of(RegisterEvent.class),
            new CaseRegister(Series.UNDECIDED, 0, Set.of()),
            CaseRegister::evolve,
            new StreamKind.Standing<>(
                    Vocabulary.schema(RegisterState.class),
                    register -> new RegisterState(register.series(), register.count())));

    static CaseRegister evolve(CaseRegister register, RegisterEvent event) {
        return switch (event) {
            case NumberAssigned assigned -> new CaseRegister(Series.OWN, register.count() + 1, Set.of());
            case NumberTyped typed -> {
                Set<String> numbers = new HashSet<>(register.typed());
                numbers.add(typed.documentNumber());
                yield new CaseRegister(Series.TYPED, register.count() + 1, Set.copyOf(numbers));
            }
        };
    }

    /** The next number of the case's own series. */
    public List<RegisterEvent> next(String response) {
        if (series == Series.TYPED) throw Rejected.member("documentNumber", "case-has-typed-numbers");
        return List.of(new NumberAssigned(response, count + 1));
    }

    /** A number from the authority's diary. */
    public List<RegisterEvent> typed(String response, String documentNumber) {
        if (series == Series.OWN) throw Rejected.member("documentNumber", "case-has-own-series");
        if (typed.contains(documentNumber)) throw Rejected.member("documentNumber", "number-taken");
        return List.of(new NumberTyped(response, documentNumber));
    }
}
