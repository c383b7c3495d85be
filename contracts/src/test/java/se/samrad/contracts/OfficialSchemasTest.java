package se.samrad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Other people's tools read our two documents by the rules that the makers of the formats publish. */
class OfficialSchemasTest {
    private static final Path OFFICIAL = Path.of("src/test/resources/official");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private static final Schema OPENAPI = official("openapi-3.1.schema.json", SpecificationVersion.DRAFT_2020_12);
    private static final Schema ASYNCAPI = official("asyncapi-3.0.schema.json", SpecificationVersion.DRAFT_7);

    @Test
    void openapiYamlIsValidByTheSchemaOfOpenApi() {
        assertThat(errors(OPENAPI, document("openapi.yaml"))).isEmpty();
    }

    @Test
    void asyncapiYamlIsValidByTheSchemaOfAsyncApi() {
        assertThat(errors(ASYNCAPI, document("asyncapi.yaml"))).isEmpty();
    }

    @Test
    void aDocumentWithAMemberThatTheFormatDoesNotKnowIsFound() {
        ObjectNode openapi = document("openapi.yaml");
        openapi.withObject("/info").put("inventor", "nobody");
        ObjectNode asyncapi = document("asyncapi.yaml");
        asyncapi.put("channel", "misspelt");

        assertThat(errors(OPENAPI, openapi)).isNotEmpty();
        assertThat(errors(ASYNCAPI, asyncapi)).isNotEmpty();
    }

    private static Schema official(String file, SpecificationVersion version) {
        JsonNode schema = JSON.readTree(Wire.text(OFFICIAL.resolve(file)));
        return SchemaRegistry.withDefaultDialect(version).getSchema(schema);
    }

    private static ObjectNode document(String name) {
        return (ObjectNode) YAML.readTree(Wire.text(Wire.RESOURCES.resolve(name)));
    }

    /** Without formats: the schema of OpenAPI calls every reference a whole URI, which one within a document is not. */
    private static List<String> errors(Schema schema, JsonNode document) {
        return schema.validate(document.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
