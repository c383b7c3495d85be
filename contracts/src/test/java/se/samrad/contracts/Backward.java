package se.samrad.contracts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Compares two versions of a schema: whatever was valid by the older must be valid by the newer. */
final class Backward {
    private static final List<String> FLOORS = List.of("minimum", "minLength", "minItems");
    private static final List<String> CEILINGS = List.of("maximum", "maxLength", "maxItems");
    private static final List<String> EXACT = List.of("pattern", "format", "const");

    private final JsonNode older;
    private final JsonNode newer;
    private final List<String> breaks = new ArrayList<>();

    private Backward(JsonNode older, JsonNode newer) {
        this.older = older;
        this.newer = newer;
    }

    /** What was allowed and no longer is; empty when nothing was taken away. */
    static List<String> breaks(JsonNode older, JsonNode newer) {
        Backward backward = new Backward(older, newer);
        backward.schema("", older, newer);
        return backward.breaks;
    }

    private void schema(String at, JsonNode oldReference, JsonNode newReference) {
        JsonNode before = resolve(older, oldReference);
        JsonNode after = resolve(newer, newReference);
        narrowedType(at, before, after);
        narrowedEnum(at, before, after);
        for (String bound : FLOORS) {
            if (after.has(bound)
                    && (!before.has(bound)
                            || after.path(bound).asLong(0) > before.path(bound).asLong(0))) {
                breaks.add(at + ": " + bound + " was raised");
            }
        }
        for (String bound : CEILINGS) {
            if (after.has(bound)
                    && (!before.has(bound)
                            || after.path(bound).asLong(0) < before.path(bound).asLong(0))) {
                breaks.add(at + ": " + bound + " was lowered");
            }
        }
        for (String exact : EXACT) {
            if (after.has(exact) && !after.path(exact).equals(before.path(exact))) {
                breaks.add(at + ": " + exact + " is new or another");
            }
        }
        properties(at, before, after);
        if (before.path("items").isObject() && after.path("items").isObject()) {
            schema(at + "[]", before.path("items"), after.path("items"));
        }
        JsonNode othersBefore = before.path("additionalProperties");
        JsonNode othersAfter = after.path("additionalProperties");
        boolean wasOpen = !othersBefore.isBoolean() || othersBefore.booleanValue();
        if (wasOpen
                && before.path("type").asString("").equals("object")
                && othersAfter.isBoolean()
                && !othersAfter.booleanValue()) {
            breaks.add(at + ": other members are no longer allowed");
        }
        if (othersBefore.isObject() && othersAfter.isObject()) schema(at + "{}", othersBefore, othersAfter);
    }

    private void properties(String at, JsonNode before, JsonNode after) {
        for (String name : before.path("properties").propertyNames()) {
            String path = at + "/" + name;
            if (!after.path("properties").has(name)) {
                breaks.add(path + ": removed");
            } else {
                schema(
                        path,
                        before.path("properties").path(name),
                        after.path("properties").path(name));
            }
        }
        Set<String> required = texts(before.path("required"));
        for (String name : texts(after.path("required"))) {
            if (!required.contains(name)) breaks.add(at + "/" + name + ": newly required");
        }
    }

    private void narrowedType(String at, JsonNode before, JsonNode after) {
        if (!after.has("type")) return;
        Set<String> allowed = texts(after.path("type"));
        if (allowed.contains("number")) allowed.add("integer");
        if (!before.has("type") || !allowed.containsAll(texts(before.path("type")))) {
            breaks.add(at + ": the type was narrowed from " + before.path("type") + " to " + after.path("type"));
        }
    }

    private void narrowedEnum(String at, JsonNode before, JsonNode after) {
        if (!after.has("enum")) return;
        Set<String> gone = texts(before.path("enum"));
        gone.removeAll(texts(after.path("enum")));
        if (!before.has("enum")) breaks.add(at + ": values were free and are now listed");
        else if (!gone.isEmpty()) breaks.add(at + ": the enum lost " + gone);
    }

    private static Set<String> texts(JsonNode node) {
        if (node.isString()) return new HashSet<>(Set.of(node.stringValue()));
        return node.valueStream().map(value -> value.asString("")).collect(Collectors.toCollection(HashSet::new));
    }

    private static JsonNode resolve(JsonNode root, JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.startsWith("#") ? root.at(reference.substring(1)) : schema;
    }
}
