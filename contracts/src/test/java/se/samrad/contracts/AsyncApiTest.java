package se.samrad.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The committed {@code asyncapi.yaml} says what the vocabulary says; read from the file, not from what writes it. */
class AsyncApiTest {
    private static final Path FILE = Wire.RESOURCES.resolve("asyncapi.yaml");
    private static final JsonNode DOCUMENT = read();

    private static JsonNode read() {
        if (Boolean.getBoolean("asyncapi.write")) {
            try {
                Files.writeString(FILE, AsyncApi.yaml());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return Wire.YAML.readTree(Wire.text(FILE));
    }

    @Test
    void theFileIsUpToDate() {
        assertThat(Wire.text(FILE))
                .as("asyncapi.yaml differs from the vocabulary, schemas or samples; write it anew with"
                        + " ./mvnw -pl contracts test -Dtest=AsyncApiTest -Dasyncapi.write=true")
                .isEqualTo(AsyncApi.yaml());
    }

    @Test
    void everyTopicIsAChannelWithItsEventsAndNoOthers() {
        assertThat(unlike(DOCUMENT)).isEmpty();
        assertThat(unlike(without("/channels", "samrad.mail"))).containsExactly("samrad.mail");
        assertThat(unlike(without("/channels/samrad.public/messages", "body-declined")))
                .containsExactly("samrad.public");
    }

    @Test
    void everyEventIsAMessage() {
        assertThat(new TreeSet<>(DOCUMENT.at("/components/messages").propertyNames()))
                .isEqualTo(new TreeSet<>(
                        Wire.events().stream().map(Wire.Entry::name).toList()));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(dangling(DOCUMENT)).isEmpty();
        assertThat(dangling(without("/components/messages", "body-declined")))
                .contains("#/components/messages/body-declined");
        JsonNode astray = DOCUMENT.deepCopy();
        ((ObjectNode) astray.at("/components/messages/body-declined/payload/schema/properties/data"))
                .put("$ref", "./events/body-declined.9.json");
        assertThat(dangling(astray)).containsExactly("./events/body-declined.9.json");
    }

    @Test
    void everyExampleIsValid() {
        assertThat(invalid(DOCUMENT)).isEmpty();
        DOCUMENT.at("/components/messages")
                .forEachEntry((name, message) ->
                        assertThat(message.path("examples").size()).as(name).isPositive());
    }

    @Test
    void anExampleThatItsSchemaForbidsIsFound() {
        String example = "/components/messages/body-given-more-time/examples/0";
        for (String change : List.of(
                "{'payload':{'data':{'until':'soon'}}}",
                "{'payload':{'data':{'reason':'x'}}}",
                "{'payload':{'after':{'declined':null}}}",
                "{'payload':{'after':null}}",
                "{'payload':{'before':{}}}",
                "{'headers':{'ce_id':null}}",
                "{'headers':{'ce_type':'body-declined'}}",
                "{'headers':{'ce_source':'/samrad/consultations'}}",
                "{'headers':{'ce_time':'today'}}",
                "{'headers':{'schema':'2'}}")) {
            JsonNode broken = DOCUMENT.deepCopy();
            JsonNode changed = Toys.with(broken.at(example), change);
            ((tools.jackson.databind.node.ArrayNode) broken.at(example.substring(0, example.length() - 2)))
                    .set(0, changed);
            assertThat(invalid(broken)).as(change).singleElement().asString().startsWith("body-given-more-time");
        }
    }

    @Test
    void everyServiceSendsToItsOwnTopicAndReceivesWhatItFolds() {
        TreeMap<String, String> operations = new TreeMap<>();
        DOCUMENT.path("operations")
                .forEachEntry((name, operation) -> operations.put(
                        name,
                        operation.path("action").stringValue()
                                + " "
                                + operation.path("channel").path("$ref").stringValue()));
        assertThat(operations)
                .containsEntry("consultations-sends", "send #/channels/samrad.consultations")
                .containsEntry("consultations-sends-public", "send #/channels/samrad.public")
                .containsEntry("mail-sends", "send #/channels/samrad.mail")
                .doesNotContainKey("mail-sends-public")
                .containsEntry("status-receives-public", "receive #/channels/samrad.public")
                .doesNotContainKey("status-sends");
        for (String topic : Topics.ALL) {
            assertThat(operations)
                    .containsValue("receive #/channels/" + topic)
                    .containsValue("send #/channels/" + topic);
        }
    }

    /** The topics that are missing or whose messages are not those of the vocabulary. */
    private static List<String> unlike(JsonNode document) {
        List<String> unlike = new ArrayList<>();
        for (String topic : Topics.ALL) {
            JsonNode channel = document.path("channels").path(topic);
            if (!topic.equals(channel.path("address").asString(""))
                    || !new TreeSet<>(channel.path("messages").propertyNames())
                            .equals(new TreeSet<>(AsyncApi.names(topic, "")))) {
                unlike.add(topic);
            }
        }
        document.path("channels").propertyNames().stream()
                .filter(channel -> !Topics.ALL.contains(channel))
                .forEach(unlike::add);
        return unlike;
    }

    private static List<String> dangling(JsonNode document) {
        return document.findValuesAsString("$ref").stream()
                .filter(reference -> reference.startsWith("#")
                        ? document.at(reference.substring(1)).isMissingNode()
                        : !Files.exists(Wire.RESOURCES.resolve(reference)))
                .distinct()
                .toList();
    }

    private static List<String> invalid(JsonNode document) {
        List<String> invalid = new ArrayList<>();
        document.at("/components/messages").forEachEntry((name, message) -> {
            var payload = Schemas.of(placed(message.at("/payload/schema"), document));
            var headers = Schemas.of(placed(message.path("headers"), document));
            for (JsonNode example : message.path("examples")) {
                List<String> errors = new ArrayList<>(Schemas.errors(payload, example.path("payload")));
                errors.addAll(Schemas.errors(headers, example.path("headers")));
                if (!errors.isEmpty()) invalid.add(name + ": " + errors);
            }
        });
        return invalid;
    }

    /** The schema as it is read in its place: relative to the file, with the document's components beside it. */
    private static JsonNode placed(JsonNode schema, JsonNode document) {
        ObjectNode placed = (ObjectNode) schema.deepCopy();
        placed.put("$id", Schemas.BASE + "asyncapi.yaml");
        placed.set("components", document.path("components"));
        return placed;
    }

    private static JsonNode without(String parent, String name) {
        JsonNode document = DOCUMENT.deepCopy();
        ((ObjectNode) document.at(parent)).remove(name);
        return document;
    }
}
