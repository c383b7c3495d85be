package se.samrad.consultations.register.names;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import se.samrad.consultations.register.BodyRegister.Named;
import se.samrad.consultations.register.Resemblances;
import se.samrad.consultations.register.names.NameIndex.Found;

/** Looks for a name as a pasted list does. */
@Component
class ResemblingNames implements Resemblances {
    @Override
    public Names among(Collection<Named> bodies) {
        NameIndex index = new NameIndex(bodies);
        return new Names() {
            @Override
            public List<Resembling> find(String name) {
                return switch (index.find(name)) {
                    case Found.Same same ->
                        List.of(new Resembling(
                                same.body(), same.name(), same.because().name(), null));
                    case Found.Perhaps perhaps ->
                        perhaps.candidates().stream()
                                .map(one -> new Resembling(
                                        one.body(), one.name(), one.because().name(), one.line()))
                                .toList();
                    case Found.New none -> List.of();
                };
            }

            @Override
            public void add(Named row, int line) {
                index.add(row, line);
            }
        };
    }
}
