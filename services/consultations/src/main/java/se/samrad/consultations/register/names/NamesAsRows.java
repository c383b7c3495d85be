package se.samrad.consultations.register.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.samrad.consultations.register.BodyRegister;
import se.samrad.consultations.register.PastedNames;
import se.samrad.consultations.register.imports.BodyImport;
import se.samrad.consultations.register.imports.BodyImport.UnreadableBodies;
import se.samrad.consultations.register.names.NameMatches.Match;
import se.samrad.consultations.register.names.NameMatches.Problem;
import se.samrad.consultations.register.names.NameMatches.Result;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Slug;

/** What the names mean decides the ids of the rows, so that an import asks about the same as whoever looks a list up. */
@Component
class NamesAsRows implements PastedNames {
    private final BodyRegister register;

    NamesAsRows(BodyRegister register) {
        this.register = register;
    }

    @Override
    public List<BodyImport.Row> rows(String text, Types types) {
        List<NameList.Written> names = NameList.read(text);
        if (names.isEmpty()) throw new UnreadableBodies("no-rows", "Listan innehåller inga namn.");
        if (names.size() > NameList.NAMES_MAX) {
            throw new UnreadableBodies("too-many-rows", "Listan har fler än 10 000 namn.");
        }
        Set<String> taken = register.ids();
        List<BodyImport.Row> rows = new ArrayList<>();
        for (Match match : NameMatches.all(names, new RowIndex(register.named()))) {
            Problem problem = match.problem();
            if (problem != null) {
                rows.add(BodyImport.Row.wrong(match.line(), "name", problem.reason(), problem.detail()));
            } else if (match.outcome() == Result.SAME) {
                rows.add(row(String.valueOf(match.candidates().getFirst().body()), match, BodyType.OTHER));
            } else if (match.outcome() != Result.REPEATED) {
                rows.add(row(free(match.name(), taken), match, type(match, types)));
            }
        }
        return rows;
    }

    private static BodyImport.Row row(String id, Match match, BodyType type) {
        String code = type == BodyType.MUNICIPALITY ? match.municipalityCode() : null;
        return BodyImport.Row.named(match.line(), id, match.name(), type, match.organisationNumber(), code);
    }

    private static BodyType type(Match match, PastedNames.Types types) {
        BodyType proposed = match.type() == null ? BodyType.OTHER : match.type();
        return types.each().getOrDefault(match.line(), types.all() == null ? proposed : types.all());
    }

    private static String free(String name, Set<String> taken) {
        String id = Slug.of(name, "instans");
        String free = id;
        for (int number = 2; !taken.add(free); number++) free = id + "-" + number;
        return free;
    }
}
