package se.samrad.contracts;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares a record with its schema, component by component. */
final class Shape {
    private final JsonNode root;
    private final List<String> differences = new ArrayList<>();

    private Shape(JsonNode root) {
        this.root = root;
    }

    /** What the record and the schema do not agree on; empty when they agree. */
    static List<String> differences(Class<?> record, JsonNode schema) {
        Shape shape = new Shape(schema);
        shape.record("", record, schema);
        return shape.differences;
    }

    private void record(String at, Class<?> record, JsonNode schema) {
        if (!"object".equals(schema.path("type").asString(""))) differences.add(at + ": the schema is not an object");
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").booleanValue()) {
            differences.add(at + ": additionalProperties is not false");
        }
        JsonNode properties = schema.path("properties");
        Set<String> required = schema.path("required")
                .valueStream()
                .map(JsonNode::stringValue)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = new TreeSet<>(properties.propertyNames());
        for (RecordComponent component : record.getRecordComponents()) {
            String path = at + "/" + component.getName();
            JsonNode property = properties.path(component.getName());
            if (!unknown.remove(component.getName())) {
                differences.add(path + ": in the record, not in the schema");
                continue;
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean isRequired = required.remove(component.getName());
            if (nullable && isRequired) differences.add(path + ": nullable, yet required");
            // A list added later may be missing in older events: the record then makes it empty, and the schema says
            // so.
            if (!nullable && !isRequired && !emptyByDefault(component, property)) {
                differences.add(path + ": never null, yet not required");
            }
            value(path, component.getAnnotatedType(), property);
        }
        unknown.forEach(name -> differences.add(at + "/" + name + ": in the schema, not in the record"));
        required.forEach(name -> differences.add(at + "/" + name + ": required, but not in the record"));
    }

    private static boolean emptyByDefault(RecordComponent component, JsonNode property) {
        return (component.getType() == List.class || component.getType() == Map.class)
                && property.has("default")
                && property.path("default").isEmpty();
    }

    private void value(String at, AnnotatedType annotated, JsonNode reference) {
        JsonNode schema = resolve(reference);
        Class<?> type = raw(annotated);
        if (type.isRecord()) {
            record(at, type, schema);
        } else if (type.isEnum()) {
            type(at, schema, "string");
            Set<String> constants = Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> listed = schema.path("enum")
                    .valueStream()
                    .map(node -> node.asString(""))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!constants.equals(listed)) {
                differences.add(at + ": the enum has " + constants + ", the schema " + listed);
            }
        } else if (type == List.class) {
            type(at, schema, "array");
            value(at + "[]", argument(annotated, 0), schema.path("items"));
        } else if (type == Map.class) {
            type(at, schema, "object");
            value(at + "{}", argument(annotated, 1), schema.path("additionalProperties"));
        } else {
            scalar(at, type, schema);
        }
    }

    private void scalar(String at, Class<?> type, JsonNode schema) {
        if (type == boolean.class || type == Boolean.class) {
            type(at, schema, "boolean");
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            type(at, schema, "integer");
        } else if (type == String.class || type == LocalDate.class || type == Instant.class) {
            type(at, schema, "string");
            String expected = type == LocalDate.class ? "date" : type == Instant.class ? "date-time" : "";
            String actual = schema.path("format").asString("");
            if (!actual.equals(expected)) {
                differences.add(at + ": the format should be \"" + expected + "\", is \"" + actual + "\"");
            }
            if (schema.has("enum")) differences.add(at + ": a list of values in the schema, plain text in the record");
        } else {
            differences.add(at + ": " + type.getName() + " has no form on the wire");
        }
    }

    private void type(String at, JsonNode schema, String expected) {
        String actual = schema.path("type").asString("");
        if (!actual.equals(expected)) {
            differences.add(at + ": the type should be \"" + expected + "\", is \"" + actual + "\"");
        }
    }

    private JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.startsWith("#") ? root.at(reference.substring(1)) : schema;
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    private static Class<?> raw(AnnotatedType type) {
        return type.getType() instanceof java.lang.reflect.ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type.getType();
    }
}
