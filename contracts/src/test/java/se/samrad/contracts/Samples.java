package se.samrad.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a sample into today's record and writes it back. */
final class Samples {
    private Samples() {}

    /** What the record does not keep of the sample, or cannot read; empty when it comes back as it was. */
    static List<String> lost(Class<?> record, JsonNode sample, JsonNode schema) {
        JsonNode back;
        try {
            back = Wire.JSON.readTree(Wire.JSON.writeValueAsString(Wire.JSON.treeToValue(sample, record)));
        } catch (JacksonException e) {
            return List.of("cannot be read: " + e.getMessage());
        }
        JsonNode expected = sample.deepCopy();
        if (expected instanceof ObjectNode object) addDefaults(object, schema);
        return back.equals(expected) ? List.of() : List.of("comes back as " + back + " instead of " + expected);
    }

    /** A list that was added later is missing in older samples and comes back empty, as its schema's default says. */
    private static void addDefaults(ObjectNode sample, JsonNode schema) {
        schema.path("properties").forEachEntry((name, property) -> {
            if (property.has("default") && !sample.has(name)) sample.set(name, property.path("default"));
        });
    }

    /** Fields of the schema that stand in none of its samples. */
    static Set<String> unseen(JsonNode schema, List<JsonNode> samples) {
        Set<String> unseen = new TreeSet<>();
        visit(schema, "", schema, samples, unseen);
        return unseen;
    }

    private static void visit(JsonNode root, String at, JsonNode reference, List<JsonNode> values, Set<String> unseen) {
        JsonNode schema = reference.has("$ref")
                ? root.at(reference.path("$ref").stringValue().substring(1))
                : reference;
        schema.path("properties").forEachEntry((name, property) -> {
            List<JsonNode> found = values.stream()
                    .filter(value -> value.has(name))
                    .map(value -> value.path(name))
                    .toList();
            if (found.isEmpty()) unseen.add(at + "/" + name);
            else visit(root, at + "/" + name, property, found, unseen);
        });
        if (schema.has("items")) {
            List<JsonNode> items = new ArrayList<>();
            values.forEach(value -> value.valueStream().forEach(items::add));
            if (!items.isEmpty()) visit(root, at + "[]", schema.path("items"), items, unseen);
        }
    }
}
