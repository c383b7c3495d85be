package se.samrad.consultations.register;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.register.imports.BodyImport;
import se.samrad.contracts.BodyType;

/** Reads names, one under another, as rows that an import takes. */
@FunctionalInterface
public interface PastedNames {
    /**
     * Which type those get that are new.
     *
     * @param all null for what each name seems to be
     * @param each by line, where another was chosen
     */
    record Types(@Nullable BodyType all, Map<Integer, BodyType> each) {}

    /**
     * Each name once, with the id of the body that is called so, or else with one that nobody has.
     *
     * @throws BodyImport.UnreadableBodies when there are none, or too many
     */
    List<BodyImport.Row> rows(String text, Types types);
}
