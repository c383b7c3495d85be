package se.samrad.contracts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds what {@code openapi.yaml} leaves open or says wrongly. */
final class OpenApi {
    static final Path FILE = Wire.RESOURCES.resolve("openapi.yaml");
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch", "options");
    private static final Pattern IN_BRACES = Pattern.compile("\\{([^}]+)}");

    /** A verb of a path, as a route table lists it. */
    record Route(String verb, String path) {
        @Override
        public String toString() {
            return verb.toUpperCase(java.util.Locale.ROOT) + " " + path;
        }
    }

    private final JsonNode document;
    private final List<String> found = new ArrayList<>();

    OpenApi(JsonNode document) {
        this.document = document;
    }

    static JsonNode read() {
        return Wire.YAML.readTree(Wire.text(FILE));
    }

    /** Every operation by its verb and path. */
    Map<Route, JsonNode> operations() {
        Map<Route, JsonNode> operations = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((verb, operation) -> {
                    if (VERBS.contains(verb)) operations.put(new Route(verb, path), operation);
                }));
        return operations;
    }

    /** References that lead nowhere, and components that nothing refers to. */
    List<String> loose() {
        Set<String> references = new TreeSet<>(document.findValuesAsString("$ref"));
        for (String reference : references) {
            if (!reference.startsWith("#/")
                    || document.at(reference.substring(1)).isMissingNode()) found.add(reference);
        }
        for (String kind : List.of("schemas", "parameters", "responses", "headers")) {
            for (String name : document.at("/components/" + kind).propertyNames()) {
                String reference = "#/components/" + kind + "/" + name;
                if (!references.contains(reference)) found.add(reference + " is not used");
            }
        }
        return found;
    }

    /** Operations that do not say who may, what comes back, what can go wrong. */
    List<String> unsaid() {
        Set<String> ids = new TreeSet<>();
        Set<String> tags = document.path("tags")
                .valueStream()
                .map(tag -> tag.path("name").stringValue())
                .collect(Collectors.toSet());
        operations().forEach((route, operation) -> {
            if (!ids.add(operation.path("operationId").asString(""))) found.add(route + ": operationId");
            if (operation.path("summary").asString("").isBlank()) found.add(route + ": summary");
            if (operation.path("tags").size() != 1
                    || !tags.contains(operation.at("/tags/0").asString(""))) {
                found.add(route + ": tag");
            }
            Set<String> statuses = new TreeSet<>(operation.path("responses").propertyNames());
            if (statuses.stream().noneMatch(status -> status.startsWith("2"))) found.add(route + ": no answer");
            boolean open = isOpen(operation);
            if (!open && !statuses.containsAll(Set.of("401", "403"))) found.add(route + ": 401 and 403");
            Set<String> parameters = parameters(route, operation);
            // Without an account the key says whose it is.
            boolean anybodys = route.verb().equals("delete") && !parameters.contains("header Idempotency-Key");
            if (open && (route.path().startsWith("/api/staff/") || anybodys)) {
                found.add(route + ": open to everybody");
            }
            if (!open && route.path().startsWith("/api/public/")) found.add(route + ": not open to everybody");
            if (route.path().startsWith("/internal")) found.add(route + ": internal");
            if (operation.has("requestBody") && !statuses.contains("400")) found.add(route + ": 400");
            if (parameters.contains("header Samrad-Position") && !statuses.contains("503")) found.add(route + ": 503");
            if (parameters.contains("header If-Match") && !statuses.contains("409")) found.add(route + ": 409");
            if (parameters.contains("header If-None-Match") && !statuses.contains("304")) found.add(route + ": 304");
            Matcher placed = IN_BRACES.matcher(route.path());
            Set<String> inPath = new TreeSet<>();
            while (placed.find()) inPath.add("path " + placed.group(1));
            if (!inPath.equals(
                    parameters.stream().filter(name -> name.startsWith("path ")).collect(Collectors.toSet()))) {
                found.add(route + ": parameters of the path");
            }
        });
        return found;
    }

    private static boolean isOpen(JsonNode operation) {
        JsonNode security = operation.path("security");
        return security.isArray()
                && (security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty));
    }

    private Set<String> parameters(Route route, JsonNode operation) {
        Set<String> names = new TreeSet<>();
        List<JsonNode> all = new ArrayList<>();
        operation.path("parameters").forEach(all::add);
        document.path("paths").path(route.path()).path("parameters").forEach(all::add);
        for (JsonNode parameter : all) {
            JsonNode resolved = resolve(parameter);
            names.add(resolved.path("in").asString("") + " "
                    + resolved.path("name").asString(""));
        }
        return names;
    }

    /** Schemas, parameters and fields without a description. */
    List<String> undescribed() {
        document.at("/components/schemas").forEachEntry((name, schema) -> describe("schemas/" + name, schema));
        document.at("/components/parameters").forEachEntry((name, parameter) -> {
            if (parameter.path("description").asString("").isBlank()) found.add("parameters/" + name);
        });
        return found;
    }

    private void describe(String at, JsonNode schema) {
        if (schema.has("$ref")) return;
        if (schema.path("description").asString("").isBlank()) found.add(at);
        fields(at, schema);
    }

    private void fields(String at, JsonNode schema) {
        schema.path("properties").forEachEntry((name, property) -> {
            if (at.endsWith("List") && name.equals("items")) return; // narrows what Listing describes
            describe(at + "/" + name, property);
        });
        if (schema.path("items").isObject()) describe(at + "[]", schema.path("items"));
        for (JsonNode part : schema.path("allOf")) fields(at, part);
    }

    /** What a request may carry beside what is described: unknown members are an error. */
    List<String> unlockedRequests() {
        operations().forEach((route, operation) -> {
            JsonNode schema = resolve(operation.at("/requestBody/content/application~1json/schema"));
            JsonNode object = schema.has("items") ? resolve(schema.path("items")) : schema;
            if (object.isMissingNode()) return;
            JsonNode others = object.path("additionalProperties");
            if (!others.isBoolean() || others.booleanValue()) found.add(route + ": unknown members");
        });
        return found;
    }

    /** JSON bodies without an example, and examples that their schema forbids. */
    List<String> examples() {
        document.at("/components/schemas").forEachEntry((name, schema) -> {
            for (JsonNode example : schema.path("examples")) check("schemas/" + name, schema, example);
        });
        document.at("/components/parameters").forEachEntry((name, parameter) -> {
            if (parameter.has("example")) {
                check("parameters/" + name, parameter.path("schema"), parameter.path("example"));
            }
        });
        document.at("/components/headers").forEachEntry((name, header) -> {
            check("headers/" + name, header.path("schema"), header.path("example"));
        });
        document.at("/components/responses")
                .forEachEntry((name, response) -> content("responses/" + name, response.path("content")));
        operations().forEach((route, operation) -> {
            content(route + " request", operation.at("/requestBody/content"));
            operation
                    .path("responses")
                    .forEachEntry((status, response) -> content(route + " " + status, response.path("content")));
            for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.has("example")) {
                    check(route + " parameter", parameter.path("schema"), parameter.path("example"));
                }
            }
        });
        return found;
    }

    private void content(String at, JsonNode content) {
        content.forEachEntry((type, media) -> {
            if (media.has("example")) check(at, media.path("schema"), media.path("example"));
            else if (type.endsWith("json") && !shown(media.path("schema"))) found.add(at + ": no example");
        });
    }

    /** Whether a schema shows an example; a list shows those of its items. */
    private boolean shown(JsonNode reference) {
        JsonNode schema = resolve(reference);
        if (schema.has("examples")) return true;
        JsonNode items = schema.at("/allOf/1/properties/items/items");
        return !items.isMissingNode() && resolve(items).has("examples");
    }

    private void check(String at, JsonNode schema, JsonNode example) {
        ObjectNode placed = (ObjectNode) schema.deepCopy();
        placed.put("$id", Schemas.BASE + "openapi.yaml");
        placed.set("components", document.path("components"));
        List<String> errors = Schemas.errors(Schemas.of(placed), example);
        if (!errors.isEmpty()) found.add(at + ": " + errors);
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
