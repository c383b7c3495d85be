package se.samrad.consultations.register.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.consultations.register.BodyRegister.Named;
import se.samrad.consultations.register.Resemblances;
import se.samrad.consultations.register.names.NameIndex.Found;

/** Looks for a name as a pasted list does, and for an organisation number. */
@Component
class ResemblingNames implements Resemblances {
    @Override
    public Names among(Collection<Named> bodies) {
        NameIndex index = new NameIndex(bodies);
        Map<String, List<Resembling>> numbered = new HashMap<>();
        for (Named body : bodies) add(numbered, body, null);
        return new Names() {
            @Override
            public List<Resembling> find(String name, @Nullable String organisationNumber) {
                Map<String, Resembling> found = new LinkedHashMap<>();
                List<Resembling> called = called(index.find(name));
                // Who is spelled alike comes first, whatever number it has.
                for (Resembling one : called) {
                    if (one.because().equals(Because.SPELLED_ALIKE.name())) found.put(one.body(), one);
                }
                if (organisationNumber != null) {
                    for (Resembling one : numbered.getOrDefault(organisationNumber, List.of())) {
                        found.putIfAbsent(one.body(), one);
                    }
                }
                for (Resembling one : called) found.putIfAbsent(one.body(), one);
                return found.values().stream().limit(NameIndex.CANDIDATES_MAX).toList();
            }

            @Override
            public void add(Named row, int line) {
                index.add(row, line);
                ResemblingNames.add(numbered, row, line);
            }
        };
    }

    private static List<Resembling> called(Found found) {
        return switch (found) {
            case Found.Same same ->
                List.of(new Resembling(same.body(), same.name(), same.because().name(), null));
            case Found.Perhaps perhaps ->
                perhaps.candidates().stream()
                        .map(one -> new Resembling(
                                one.body(), one.name(), one.because().name(), one.line()))
                        .toList();
            case Found.New none -> List.of();
        };
    }

    /** Nobody is shown more of the same number than this, so no more are kept. */
    private static void add(Map<String, List<Resembling>> numbered, Named body, @Nullable Integer line) {
        for (String number : body.numbers()) {
            List<Resembling> all = numbered.computeIfAbsent(number, each -> new ArrayList<>());
            if (all.size() >= NameIndex.CANDIDATES_MAX) continue;
            all.add(new Resembling(body.id(), body.name(), Because.ORGANISATION_NUMBER.name(), line));
        }
    }
}
