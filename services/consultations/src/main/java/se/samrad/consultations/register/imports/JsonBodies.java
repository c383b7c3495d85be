package se.samrad.consultations.register.imports;

import java.util.ArrayList;
import java.util.List;
import se.samrad.consultations.register.imports.BodyImport.Problem;
import se.samrad.consultations.register.imports.BodyImport.Row;
import se.samrad.consultations.register.imports.BodyImport.UnreadableBodies;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON array of bodies, or an object whose "bodies" is one. */
final class JsonBodies {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBodies() {}

    static BodyImport read(byte[] content) {
        JsonNode document;
        try {
            document = JSON.readTree(content);
        } catch (JacksonException e) {
            throw new UnreadableBodies("not-readable", "Filen är ingen läsbar JSON-fil: " + e.getOriginalMessage());
        }
        List<Problem> problems = new ArrayList<>();
        JsonNode bodies = document;
        if (document.isObject()) {
            bodies = document.path("bodies");
            document.propertyNames().stream()
                    .filter(name -> !name.equals("bodies"))
                    .forEach(name -> problems.add(unknown(1, name)));
        }
        if (!bodies.isArray()) {
            throw new UnreadableBodies("not-readable", "Filen ska vara en lista med instanser.");
        }
        if (bodies.size() > BodyImport.ROWS_MAX) {
            throw new UnreadableBodies("too-many-rows", "Filen har fler än 10 000 instanser.");
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode body : bodies) rows.add(row(rows.size() + 1, body));
        return new BodyImport(rows, problems);
    }

    private static Row row(int line, JsonNode body) {
        List<Problem> problems = new ArrayList<>();
        if (!body.isObject()) {
            return new Row(line, "", null, List.of(wrongType(line, "", "ett objekt")));
        }
        body.propertyNames().stream()
                .filter(name -> !RowCheck.MEMBERS.contains(name))
                .forEach(name -> problems.add(unknown(line, name)));
        String id = string(line, body, "id", problems);
        String name = string(line, body, "name", problems);
        String type = string(line, body, "type", problems);
        String organisationNumber = string(line, body, "organisationNumber", problems);
        String municipalityCode = string(line, body, "municipalityCode", problems);
        List<String> emails = list(line, body, "emails", problems);
        List<String> from = days(line, body, "emailsFrom", problems);
        List<String> until = days(line, body, "emailsUntil", problems);
        List<String> aliases = list(line, body, "aliases", problems);
        List<String> groups = list(line, body, "groups", problems);
        return new RowCheck(line, problems)
                .check(id, name, type, organisationNumber, municipalityCode, emails, from, until, aliases, groups);
    }

    private static String string(int line, JsonNode body, String member, List<Problem> problems) {
        JsonNode value = body.get(member);
        if (value == null || value.isNull()) return "";
        if (!value.isString()) problems.add(wrongType(line, member, "en text"));
        return value.isString() ? value.asString().strip() : "";
    }

    private static List<String> list(int line, JsonNode body, String member, List<Problem> problems) {
        JsonNode values = body.get(member);
        if (values == null || values.isNull()) return List.of();
        List<String> list = new ArrayList<>();
        boolean right = values.isArray();
        for (JsonNode value : values) {
            right &= value.isString();
            if (value.isString()) list.add(value.asString().strip());
        }
        if (!right) problems.add(wrongType(line, member, "en lista med texter"));
        return list;
    }

    /** In the order of the addresses, null for none. */
    private static List<String> days(int line, JsonNode body, String member, List<Problem> problems) {
        JsonNode values = body.get(member);
        if (values == null || values.isNull()) return List.of();
        List<String> days = new ArrayList<>();
        boolean right = values.isArray();
        for (JsonNode value : values) {
            right &= value.isString() || value.isNull();
            days.add(value.isString() ? value.asString().strip() : "");
        }
        if (!right) problems.add(wrongType(line, member, "en lista med datum"));
        return right ? days : List.of();
    }

    private static Problem unknown(int line, String member) {
        String shown = RowCheck.cut(member);
        return new Problem(line, shown, "unknown-column", "Instans %d: %s är okänt.".formatted(line, shown));
    }

    private static Problem wrongType(int line, String member, String wanted) {
        return new Problem(line, member, "wrong-type", "Instans %d: %s ska vara %s.".formatted(line, member, wanted));
    }
}
