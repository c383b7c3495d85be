package se.samrad.standalone.structure;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code openapi.yaml} as it is read when routes are compared with it. */
record Described(JsonNode document) {
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch", "options");

    /** An operation with everything that its path says for it too. */
    record Operation(String path, JsonNode said, Map<String, JsonNode> parameters) {
        Set<String> takes() {
            return new TreeSet<>(said.at("/requestBody/content").propertyNames());
        }
    }

    static Described read() throws IOException {
        try (InputStream file = Described.class.getResourceAsStream("/openapi.yaml")) {
            if (file == null) throw new IllegalStateException("the contracts have no openapi.yaml");
            return new Described(YAMLMapper.builder().build().readTree(file));
        }
    }

    /** By route: verb and path with empty braces. */
    Map<String, Operation> operations() {
        Map<String, Operation> operations = new TreeMap<>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((verb, operation) -> {
                    if (!VERBS.contains(verb)) return;
                    Map<String, JsonNode> parameters = new TreeMap<>();
                    for (JsonNode list : new JsonNode[] {item.path("parameters"), operation.path("parameters")}) {
                        for (JsonNode each : list) {
                            JsonNode parameter = resolve(each);
                            parameters.put(
                                    parameter.path("in").asString("") + " "
                                            + parameter.path("name").asString(""),
                                    parameter);
                        }
                    }
                    operations.put(Handler.route(verb, path), new Operation(path, operation, parameters));
                }));
        return operations;
    }

    /** The media types of what an operation answers when all is well. */
    Set<String> answers(Operation operation) {
        Set<String> types = new TreeSet<>();
        operation.said().path("responses").forEachEntry((status, response) -> {
            if (status.startsWith("2")) {
                types.addAll(resolve(response).path("content").propertyNames());
            }
        });
        return types;
    }

    /** The schema of what an operation answers in JSON. */
    JsonNode answered(Operation operation) {
        for (Map.Entry<String, JsonNode> response :
                operation.said().path("responses").properties()) {
            if (!response.getKey().startsWith("2")) continue;
            JsonNode schema = resolve(response.getValue()).at("/content/application~1json/schema");
            if (!schema.isMissingNode()) return schema;
        }
        return document.path("none");
    }

    JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : resolve(document.at(reference.substring(1)));
    }

    /** The members of an object, with those of everything that it is composed of; of one it may be one of, all. */
    Map<String, JsonNode> members(JsonNode schema) {
        Map<String, JsonNode> members = new TreeMap<>();
        JsonNode resolved = resolve(schema);
        for (String composed : Set.of("allOf", "oneOf", "anyOf")) {
            for (JsonNode part : resolved.path(composed)) {
                members(part).forEach((name, member) -> members.merge(name, member, Described::narrower));
            }
        }
        resolved.path("properties").forEachEntry((name, member) -> members.merge(name, member, Described::narrower));
        return members;
    }

    /** What describes a member more closely, as a list says of what its items are. */
    private static JsonNode narrower(JsonNode before, JsonNode after) {
        if (!(before instanceof ObjectNode object) || before.has("$ref") || after.has("$ref")) return after;
        ObjectNode both = object.deepCopy();
        after.forEachEntry(both::set);
        return both;
    }

    /** What kinds of values a schema allows; empty when it does not say. */
    Set<String> kinds(JsonNode schema) {
        JsonNode resolved = resolve(schema);
        Set<String> kinds = new LinkedHashSet<>();
        JsonNode type = resolved.path("type");
        if (type.isString()) kinds.add(type.asString(""));
        type.forEach(each -> kinds.add(each.asString("")));
        for (JsonNode part : resolved.path("allOf")) kinds.addAll(kinds(part));
        return kinds;
    }

    /** The words that a schema allows; empty when it is free. */
    Set<String> words(JsonNode schema) {
        JsonNode resolved = resolve(schema);
        Set<String> words = new LinkedHashSet<>();
        resolved.path("enum").forEach(word -> {
            if (word.isString()) words.add(word.stringValue());
        });
        for (JsonNode part : resolved.path("allOf")) words.addAll(words(part));
        return words;
    }
}
