package se.samrad.contracts;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Validates JSON by JSON Schema 2020-12, formats included. Nothing is fetched: the schemas' addresses are names of files. */
final class Schemas {
    static final String BASE = "https://samrad.example/contracts/";

    private Schemas() {}

    static Schema of(JsonNode schema) {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(Schemas::file))
                .getSchema(schema);
    }

    private static @Nullable String file(String address) {
        if (!address.startsWith(BASE)) return null;
        Path file = Wire.RESOURCES.resolve(address.substring(BASE.length()));
        return Files.exists(file) ? Wire.text(file) : null;
    }

    /** What is wrong with the JSON, in words; empty when it is valid. */
    static List<String> errors(Schema schema, JsonNode json) {
        return schema
                .validate(
                        json.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
