package se.samrad.standalone.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One call of the demo.
 *
 * @param name never changes, since the call's Idempotency-Key is made from it
 * @param body sent as JSON
 * @param file sent as it stands, from beside the list of steps
 * @param fileName if given, the file is sent as a form's file of that name
 * @param group steps of one group that follow each other may run side by side
 * @param waits whether what the step before has changed must be seen first
 * @param accept further answers that count as done
 */
record Step(
        String name,
        String method,
        String path,
        Optional<JsonNode> body,
        Optional<String> file,
        Optional<String> fileName,
        Optional<String> type,
        Optional<String> group,
        boolean waits,
        Set<Integer> accept) {

    private static final Set<String> MEMBERS = Set.of(
            "name", "method", "path", "body", "bodyFile", "file", "fileName", "type", "group", "waits", "accept");

    static List<Step> list(JsonNode json, DemoFiles files) {
        return json.valueStream().map(step -> of(step, files)).toList();
    }

    private static Step of(JsonNode json, DemoFiles files) {
        json.propertyNames().stream()
                .filter(member -> !MEMBERS.contains(member))
                .findAny()
                .ifPresent(member -> {
                    throw new IllegalArgumentException("A step of the demo has an unknown member: " + member);
                });
        var body = Optional.ofNullable(json.get("body"))
                .or(() -> text(json, "bodyFile").map(files::json));
        return new Step(
                json.required("name").asString(),
                text(json, "method").orElse("POST"),
                json.required("path").asString(),
                body,
                text(json, "file"),
                text(json, "fileName"),
                text(json, "type"),
                text(json, "group"),
                json.path("waits").asBoolean(false),
                json.path("accept").valueStream().map(JsonNode::asInt).collect(java.util.stream.Collectors.toSet()));
    }

    private static Optional<String> text(JsonNode json, String member) {
        return Optional.ofNullable(json.get(member)).map(JsonNode::asString);
    }

    String mediaType() {
        return type.orElseGet(() -> file.map(Step::typeOf).orElse("application/json"));
    }

    private static String typeOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "json" -> "application/json";
            case "csv" -> "text/csv";
            case "md" -> "text/markdown";
            case "txt" -> "text/plain";
            case "pdf" -> "application/pdf";
            case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            default -> "application/octet-stream";
        };
    }
}
