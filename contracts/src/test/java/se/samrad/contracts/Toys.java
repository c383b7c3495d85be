package se.samrad.contracts;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The toy's files, whole and broken. */
final class Toys {
    static final Path ROOT = Path.of("src", "test", "resources", "toys");
    static final Wire.Entry ENTRY = new Wire.Entry(Toy.class, "events", "toy");

    private Toys() {}

    static JsonNode schema() {
        return Wire.json(ROOT.resolve("events/toy.1.json"));
    }

    static JsonNode sample() {
        return Wire.json(ROOT.resolve("samples/toy.1.json"));
    }

    /** The JSON with a change merged into it (RFC 7396): members are replaced, null takes one away. */
    static JsonNode with(JsonNode json, String change) {
        return merged(json.deepCopy(), Wire.JSON.readTree(change.replace('\'', '"')));
    }

    private static JsonNode merged(JsonNode json, JsonNode change) {
        if (!(change instanceof ObjectNode)) return change;
        ObjectNode result = json instanceof ObjectNode object ? object : Wire.JSON.createObjectNode();
        change.forEachEntry((name, node) -> {
            if (node.isNull()) result.remove(name);
            else result.set(name, merged(result.path(name), node));
        });
        return result;
    }
}
