package se.samrad.consultations.register.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.register.BodyRegister.Named;
import se.samrad.consultations.register.names.NameIndex.Candidate;
import se.samrad.consultations.register.names.NameIndex.Found;
import se.samrad.consultations.register.names.NameList.Written;

/**
 * Finds the rows of a pasted list by what they are called and by the numbers beside the name. A number alone takes nobody for the
 * same, as parts of one body have one number; but where it says another than the name, a human is asked.
 *
 * <p>Not thread-safe, as {@link NameIndex} is not.
 */
final class RowIndex {
    private final NameIndex names;
    private final Numbers organisations = new Numbers(Because.ORGANISATION_NUMBER);
    private final Numbers municipalities = new Numbers(Because.MUNICIPALITY_CODE);

    /** Bodies by one kind of number. */
    private static final class Numbers {
        private final Because because;
        private final Map<String, List<Candidate>> byNumber = new HashMap<>();
        private final Map<String, List<String>> byBody = new HashMap<>();

        Numbers(Because because) {
            this.because = because;
        }

        void add(String body, String name, String number, @Nullable Integer line) {
            List<Candidate> all = byNumber.computeIfAbsent(number, each -> new ArrayList<>());
            // Nobody is shown more of the same number.
            if (all.size() < NameIndex.CANDIDATES_MAX) all.add(new Candidate(body, name, because, line));
            byBody.computeIfAbsent(body, each -> new ArrayList<>()).add(number);
        }

        List<Candidate> of(@Nullable String number) {
            return number == null ? List.of() : byNumber.getOrDefault(number, List.of());
        }

        /** Whether a number is another than the body's, or somebody else's while the body has none. */
        boolean speaksAgainst(String body, @Nullable String number) {
            if (number == null) return false;
            List<String> own = byBody.getOrDefault(body, List.of());
            return own.isEmpty() ? byNumber.containsKey(number) : !own.contains(number);
        }
    }

    RowIndex(Collection<Named> bodies) {
        names = new NameIndex(bodies);
        for (Named body : bodies) {
            for (String number : body.numbers()) organisations.add(body.id(), body.name(), number, null);
            for (String code : body.codes()) municipalities.add(body.id(), body.name(), code, null);
        }
    }

    /** From now on the row is found by those that come after it. */
    void add(String id, Written row) {
        names.add(new Named(id, row.name(), List.of()), row.line());
        if (row.number() != null) organisations.add(id, row.name(), row.number(), row.line());
        if (row.code() != null) municipalities.add(id, row.name(), row.code(), row.line());
    }

    Found find(Written row) {
        Found called = names.find(row.name());
        if (called instanceof Found.Same same) {
            boolean another = organisations.speaksAgainst(same.body(), row.number())
                    || municipalities.speaksAgainst(same.body(), row.code());
            if (!another) return same;
        }
        Map<String, Candidate> found = new LinkedHashMap<>();
        List<Candidate> byName = switch (called) {
            case Found.Same same -> List.of(new Candidate(same.body(), same.name(), same.because()));
            case Found.Perhaps perhaps -> perhaps.candidates();
            case Found.New none -> List.of();
        };
        List<Candidate> spelled = byName.stream()
                .filter(one -> one.because() == Because.SPELLED_ALIKE)
                .sorted(Comparator.comparing(one -> one.line() != null)) // who is in the register first
                .toList();
        for (Candidate one : spelled) found.put(one.body(), one);
        for (Candidate one : organisations.of(row.number())) found.putIfAbsent(one.body(), one);
        for (Candidate one : municipalities.of(row.code())) found.putIfAbsent(one.body(), one);
        for (Candidate one : byName) found.putIfAbsent(one.body(), one);
        if (found.isEmpty()) return called;
        return new Found.Perhaps(
                found.values().stream().limit(NameIndex.CANDIDATES_MAX).toList());
    }
}
