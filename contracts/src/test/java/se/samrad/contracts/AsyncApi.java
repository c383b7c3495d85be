package se.samrad.contracts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Writes {@code asyncapi.yaml} from the vocabulary, the schemas and the samples: topics, messages, and who sends and receives what. */
final class AsyncApi {
    /** Which topics a service folds into views of its own, beside those it sends to. */
    static final Map<String, List<String>> RECEIVES = new TreeMap<>(Map.of(
            "consultations", List.of(Topics.CONSULTATIONS),
            "responses", List.of(Topics.CONSULTATIONS),
            "meetings", List.of(Topics.CONSULTATIONS),
            "news", List.of(Topics.CONSULTATIONS),
            "mail", List.of(Topics.CONSULTATIONS, Topics.RESPONSES),
            "status", Topics.ALL));

    private static final Map<String, String> WHY = Map.of(
            "consultations",
                    "Consultations reads its own topic to send invitations when a consultation opens and to close by the clock.",
            "responses", "Responses needs to know which consultations are open, their sections and who was asked.",
            "meetings", "Meetings needs to know the consultations, their sections and the bodies.",
            "news", "News needs to know which consultations an item may name.",
            "mail", "Mail writes letters about invitations and receipts.",
            "status",
                    "Status folds everything: staff views from the confidential topics, public ones from samrad.public alone.");

    private static final String JSON_SCHEMA = "application/schema+json;version=2020-12";
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /** A kind of stream and whether the public part of its events is meant. */
    record Source(Vocabulary.Kind kind, boolean open) {
        String topic() {
            return open ? Topics.PUBLIC : kind.topic();
        }

        String service() {
            return kind.topic().substring("samrad.".length());
        }

        /** The CloudEvents source; that of public records is another, since their ids are those of the events they are part of. */
        String source() {
            return "/samrad/" + service() + (open ? "/public" : "");
        }

        String state() {
            return open ? kind.stream() + "-public" : kind.stream();
        }

        Class<?> stateRecord() {
            return open ? kind.publicState() : kind.state();
        }
    }

    /** Readers of YAML 1.1 would take a bare date for something else than text. */
    private static final class DatesQuoted extends StringQuotingChecker.Default {
        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || (!value.isEmpty() && Character.isDigit(value.charAt(0)));
        }
    }

    private AsyncApi() {}

    static String yaml() {
        return YAMLMapper.builder(YAMLFactory.builder()
                        .stringQuotingChecker(new DatesQuoted())
                        .build())
                .enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
                .build()
                .writeValueAsString(document());
    }

    /** Every event, with the kind of stream it happens in. */
    static Map<Class<?>, Source> sources() {
        Map<Class<?>, Source> sources = new LinkedHashMap<>();
        for (Vocabulary.Kind kind : Vocabulary.KINDS) {
            for (Class<?> event : Wire.records(kind.events())) sources.put(event, new Source(kind, false));
            if (!kind.isPublic()) continue;
            for (Class<?> event : Wire.records(kind.publicEvents())) sources.put(event, new Source(kind, true));
        }
        return sources;
    }

    private static Map<String, Object> document() {
        Map<String, Object> messages = new LinkedHashMap<>();
        sources().forEach((event, source) -> messages.put(Vocabulary.typeName(event), message(event, source)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put("id", "urn:samrad:events");
        document.put(
                "info",
                ordered(
                        "title",
                        "Samråd: events",
                        "version",
                        "1.0.0",
                        "description",
                        "What happens in Samråd, as records on Kafka. Each service sends to its own topic, which is confidential; "
                                + "samrad.public alone may be shown to everybody. The key of a record is the stream's name, so a stream is in order; "
                                + "a record may come more than once, never with other content. Headers are CloudEvents 1.0 in binary mode; the value is what "
                                + "happened (data) and how the stream stands after it (after). Each example puts a sample of what happened "
                                + "beside a sample of how such a stream can stand; they need not belong together.",
                        "license",
                        ordered("name", "EUPL-1.2", "url", "https://eupl.eu/1.2/en/")));
        document.put("defaultContentType", "application/json");
        document.put("channels", channels());
        document.put("operations", operations());
        document.put("components", ordered("schemas", ordered("headers", headers()), "messages", messages));
        return document;
    }

    private static Map<String, Object> channels() {
        Map<String, Object> channels = new LinkedHashMap<>();
        for (String topic : Topics.ALL) {
            Map<String, Object> messages = new LinkedHashMap<>();
            for (String name : names(topic, "")) messages.put(name, reference("#/components/messages/" + name));
            channels.put(
                    topic,
                    ordered(
                            "address",
                            topic,
                            "title",
                            topic.equals(Topics.PUBLIC)
                                    ? "What everybody may know"
                                    : "Everything that happens in " + topic.substring("samrad.".length()),
                            "description",
                            topic.equals(Topics.PUBLIC)
                                    ? "The public parts of what happens in all services. A public record has the version of the event that it is "
                                            + "part of, so versions rise within a stream with gaps between them."
                                    : "Confidential: for the services, never for outsiders. Versions within a stream are 1, 2, 3 without gaps.",
                            "messages",
                            messages,
                            "bindings",
                            ordered("kafka", ordered("topic", topic, "bindingVersion", "0.5.0"))));
        }
        return channels;
    }

    /** The messages of a topic, all or those of one service. */
    static Set<String> names(String topic, String service) {
        Set<String> names = new LinkedHashSet<>();
        sources().forEach((event, source) -> {
            if (source.topic().equals(topic)
                    && (service.isEmpty() || source.service().equals(service))) {
                names.add(Vocabulary.typeName(event));
            }
        });
        return names;
    }

    private static Map<String, Object> operations() {
        Map<String, Object> operations = new LinkedHashMap<>();
        for (String topic : Topics.ALL) {
            if (topic.equals(Topics.PUBLIC)) continue;
            String service = topic.substring("samrad.".length());
            operations.put(
                    service + "-sends",
                    operation("send", topic, service, "What happens in " + service + ", in the order it happened."));
            if (!names(Topics.PUBLIC, service).isEmpty()) {
                operations.put(
                        service + "-sends-public",
                        operation("send", Topics.PUBLIC, service, "What everybody may know of it."));
            }
        }
        RECEIVES.forEach((service, topics) -> {
            for (String topic : topics) {
                String from = topic.substring("samrad.".length());
                operations.put(
                        service + "-receives-" + from, operation("receive", topic, "", WHY.getOrDefault(service, "")));
            }
        });
        return operations;
    }

    private static Map<String, Object> operation(String action, String topic, String service, String summary) {
        List<Object> messages = new ArrayList<>();
        for (String name : names(topic, service)) messages.add(reference("#/channels/" + topic + "/messages/" + name));
        return ordered(
                "action", action,
                "channel", reference("#/channels/" + topic),
                "summary", summary,
                "messages", messages);
    }

    private static Map<String, Object> message(Class<?> event, Source source) {
        String type = Vocabulary.typeName(event);
        String schema = "events/" + type + "." + Vocabulary.schema(event) + ".json";
        JsonNode described = Wire.json(Wire.RESOURCES.resolve(schema));
        return ordered(
                "name", type,
                "title", described.path("title").stringValue(),
                "summary", described.path("description").stringValue(),
                "contentType", "application/json",
                "headers",
                        ordered(
                                "allOf",
                                List.of(
                                        reference("#/components/schemas/headers"),
                                        ordered(
                                                "type",
                                                "object",
                                                "properties",
                                                ordered(
                                                        "ce_type", ordered("const", type),
                                                        "ce_source", ordered("const", source.source()),
                                                        "schema",
                                                                ordered(
                                                                        "const",
                                                                        Integer.toString(Vocabulary.schema(event))))))),
                "payload",
                        ordered(
                                "schemaFormat",
                                JSON_SCHEMA,
                                "schema",
                                ordered(
                                        "type",
                                        "object",
                                        "properties",
                                        ordered(
                                                "data",
                                                reference("./" + schema),
                                                "after",
                                                reference("./states/" + source.state() + "."
                                                        + Vocabulary.schema(source.stateRecord()) + ".json")),
                                        "required",
                                        List.of("data", "after"),
                                        "additionalProperties",
                                        false)),
                "examples", List.of(example(event, source)));
    }

    private static Map<String, Object> example(Class<?> event, Source source) {
        String type = Vocabulary.typeName(event);
        String stream = stream(source.kind());
        Map<String, Object> headers = ordered(
                "ce_specversion",
                "1.0",
                "ce_id",
                stream + "@7",
                "ce_source",
                source.source(),
                "ce_type",
                type,
                "ce_subject",
                stream,
                "ce_time",
                type.equals("person-answered") ? "2026-11-21T23:00:00.000Z" : "2026-11-22T10:15:30.123Z",
                "content-type",
                "application/json; charset=utf-8",
                "version",
                "7",
                "schema",
                Integer.toString(Vocabulary.schema(event)),
                "state",
                Integer.toString(Vocabulary.schema(source.stateRecord())),
                "traceparent",
                TRACE);
        return ordered(
                "name",
                type + "-example",
                "headers",
                headers,
                "payload",
                ordered(
                        "data", sample("samples/" + type + "." + Vocabulary.schema(event)),
                        "after",
                                sample("samples/states/"
                                        + source.state()
                                        + "."
                                        + Vocabulary.schema(source.stateRecord()))));
    }

    private static JsonNode sample(String name) {
        return Wire.json(Wire.RESOURCES.resolve(name + ".json"));
    }

    private static String stream(Vocabulary.Kind kind) {
        return switch (kind.stream()) {
            case "consultations" -> "consultations/exempel-fardplan";
            case "invitations" -> "invitations/exempel-fardplan/exempelby";
            case "bodies" -> "bodies/exempelby";
            case "responses" -> "responses/exempel-fardplan/exempelby";
            case "register" -> "register/EX%202026-0042";
            case "copies" -> "copies/0123456789abcdef0123456789abcdef";
            case "letters" -> "letters/invitation-exempel-fardplan/exempelby";
            default -> kind.stream() + "/exempel";
        };
    }

    private static Map<String, Object> headers() {
        return ordered(
                "type",
                "object",
                "description",
                "Headers of every record, as UTF-8 text: CloudEvents 1.0 in binary mode (ce_…), and Samråd's own without a prefix.",
                "properties",
                ordered(
                        "ce_specversion", header("Version of CloudEvents.", "const", "1.0"),
                        "ce_id",
                                header(
                                        "<stream>@<version>; the same whether the record is sent once or many times.",
                                        "pattern",
                                        "^.+@[1-9][0-9]*$"),
                        "ce_source",
                                header(
                                        "Who sends: /samrad/<service>, with /public after it on the public topic; with ce_id it names one event.",
                                        "pattern",
                                        "^/samrad/[a-z]+(/public)?$"),
                        "ce_type",
                                header(
                                        "What happened; the type's name without its schema number.",
                                        "pattern",
                                        "^[a-z]+(-[a-z]+)*$"),
                        "ce_subject", header("The stream's name, which is also the key of the record.", "minLength", 1),
                        "ce_time",
                                header(
                                        "When it was committed, in UTC to the millisecond. For person-answered the midnight in Europe/Stockholm at which the day began.",
                                        "format",
                                        "date-time"),
                        "content-type", header("Media type of the value.", "const", "application/json; charset=utf-8"),
                        "version",
                                header(
                                        "Version of the event in its stream, 1 for the first.",
                                        "pattern",
                                        "^[1-9][0-9]*$"),
                        "schema", header("Schema number of data.", "pattern", "^[1-9][0-9]*$"),
                        "state", header("Schema number of after.", "pattern", "^[1-9][0-9]*$"),
                        "traceparent",
                                header(
                                        "The trace of the request that caused it (W3C Trace Context); left out when there was none.",
                                        "pattern",
                                        "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$")),
                "required",
                List.of(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_subject",
                        "ce_time",
                        "content-type",
                        "version",
                        "schema",
                        "state"));
    }

    private static Map<String, Object> header(String description, String keyword, Object value) {
        return ordered("type", "string", keyword, value, "description", description);
    }

    private static Map<String, Object> reference(String to) {
        return ordered("$ref", to);
    }

    /** Names and values in turn, kept in this order. */
    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], pairs[i + 1]);
        return map;
    }
}
