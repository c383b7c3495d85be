package se.samrad.consultations.register.names;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import se.samrad.consultations.register.BodyRegister.Named;
import se.samrad.consultations.register.Resemblances;
import se.samrad.consultations.register.names.NameIndex.Found;

/** Looks for a name as a pasted list does. */
@Component
class ResemblingNames implements Resemblances {
    @Override
    public Function<String, List<Resembling>> among(Collection<Named> bodies) {
        NameIndex index = new NameIndex(bodies);
        return name -> switch (index.find(name)) {
            case Found.Same same ->
                List.of(new Resembling(same.body(), same.name(), same.because().name()));
            case Found.Perhaps perhaps ->
                perhaps.candidates().stream()
                        .map(one -> new Resembling(
                                one.body(), one.name(), one.because().name()))
                        .toList();
            case Found.New none -> List.of();
        };
    }
}
