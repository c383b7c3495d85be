package se.samrad.consultations.register.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.register.imports.NameFault;
import se.samrad.consultations.register.names.NameIndex.Candidate;
import se.samrad.consultations.register.names.NameIndex.Found;
import se.samrad.contracts.BodyType;

/** What the names of a pasted list mean, in a register and in the list itself. */
final class NameMatches {
    private static final int NAME_CHARACTERS_SHOWN = 60;

    enum Result {
        SAME,
        PERHAPS,
        NEW,
        /** It stands in the list already. */
        REPEATED,
        /** An import would not take it for a name. */
        WRONG
    }

    /**
     * Somebody that can be meant.
     *
     * @param body null for a name that stands before in the same list, and is in the register no more than this one
     * @param line of that name
     */
    record Suggestion(
            @Nullable String body,
            String name,
            Because because,
            @Nullable Integer line) {}

    /**
     * What one name means.
     *
     * @param line from 1, empty ones counted
     * @param organisationNumber as it stood beside the name; null for none
     * @param candidates one for {@link Result#SAME}, up to five for {@link Result#PERHAPS}, the likeliest first
     * @param type that a new body seems to be of
     * @param first the line on which a repeated one, or the same body, stood before
     * @param problem why it is {@link Result#WRONG}
     */
    record Match(
            int line,
            String name,
            @Nullable String organisationNumber,
            @Nullable String municipalityCode,
            Result outcome,
            List<Suggestion> candidates,
            @Nullable BodyType type,
            @Nullable Integer first,
            @Nullable Problem problem) {}

    /** Why a name is refused, as an import refuses it. */
    record Problem(String reason, String detail) {}

    private NameMatches() {}

    static List<Match> all(List<NameList.Written> names, RowIndex index) {
        List<Match> matches = new ArrayList<>();
        Map<String, Integer> before = new HashMap<>();
        for (NameList.Written written : names) matches.add(match(written, index, before));
        return matches;
    }

    private static Match match(NameList.Written written, RowIndex index, Map<String, Integer> before) {
        Optional<NameFault> fault = Optional.ofNullable(written.fault()).or(() -> NameFault.of(written.name()));
        if (fault.isPresent()) return wrong(written, fault.get());
        // Two of one name with numbers of their own are two.
        String letters = "\n" + WrittenName.of(written.name()).letters()
                + (written.number() == null ? "" : " " + written.number());
        Found found = before.containsKey(letters) ? new Found.New() : index.find(written);
        String key = found instanceof Found.Same same ? same.body() : letters;
        Integer first = before.putIfAbsent(key, written.line());
        if (first != null) return of(written, Result.REPEATED, List.of(), null, first, null);
        if (!(found instanceof Found.Same)) index.add(letters, written);
        BodyType kind = written.code() == null ? KindOfBody.guess(written.name()) : BodyType.MUNICIPALITY;
        return switch (found) {
            case Found.Same same ->
                of(
                        written,
                        Result.SAME,
                        List.of(new Suggestion(same.body(), same.name(), same.because(), null)),
                        null,
                        null,
                        null);
            case Found.Perhaps perhaps -> of(written, Result.PERHAPS, outside(perhaps), kind, null, null);
            case Found.New none -> of(written, Result.NEW, List.of(), kind, null, null);
        };
    }

    private static Match of(
            NameList.Written written,
            Result outcome,
            List<Suggestion> candidates,
            @Nullable BodyType type,
            @Nullable Integer first,
            @Nullable Problem problem) {
        return new Match(
                written.line(),
                written.name(),
                written.number(),
                written.code(),
                outcome,
                candidates,
                type,
                first,
                problem);
    }

    private static Match wrong(NameList.Written written, NameFault fault) {
        String name = written.name();
        String shown = name.length() > NAME_CHARACTERS_SHOWN ? name.substring(0, NAME_CHARACTERS_SHOWN) + "…" : name;
        Problem problem = new Problem(fault.reason(), "Rad %d: %s.".formatted(written.line(), fault.detail()));
        return new Match(written.line(), shown, null, null, Result.WRONG, List.of(), null, null, problem);
    }

    /** A row of a pasted list has no id yet: it is told by its line. */
    private static List<Suggestion> outside(Found.Perhaps perhaps) {
        return perhaps.candidates().stream().map(NameMatches::outside).toList();
    }

    private static Suggestion outside(Candidate one) {
        return new Suggestion(one.line() == null ? one.body() : null, one.name(), one.because(), one.line());
    }
}
