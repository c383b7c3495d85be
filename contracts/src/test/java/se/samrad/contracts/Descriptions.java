package se.samrad.contracts;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds what a schema leaves unexplained. */
final class Descriptions {
    /** Shorter than this, a description says nothing. */
    private static final int LENGTH_MIN = 5;

    private Descriptions() {}

    /** The fields, definitions and items without a description; also a missing title or a schema of no version. */
    static List<String> missing(JsonNode schema, String id) {
        List<String> missing = new ArrayList<>();
        if (schema.path("title").asString("").isBlank()) missing.add("/title");
        if (!schema.path("$id").asString("").endsWith("/" + id)) missing.add("/$id does not end in " + id);
        if (!"https://json-schema.org/draft/2020-12/schema"
                .equals(schema.path("$schema").asString(""))) {
            missing.add("/$schema is not 2020-12");
        }
        visit("", schema, missing);
        return missing;
    }

    private static void visit(String at, JsonNode schema, List<String> missing) {
        if (!schema.isObject()) return;
        if (schema.path("description").asString("").strip().length() < LENGTH_MIN) missing.add(at + "/description");
        schema.path("properties").forEachEntry((name, node) -> visit(at + "/properties/" + name, node, missing));
        schema.path("$defs").forEachEntry((name, node) -> visit(at + "/$defs/" + name, node, missing));
        visit(at + "/items", schema.path("items"), missing);
        visit(at + "/additionalProperties", schema.path("additionalProperties"), missing);
    }
}
