package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import se.samrad.eventing.bench.Bench;

/** Looks for a draft everywhere that somebody of the authority might. */
@ExtendWith(OutputCaptureExtension.class)
class DraftsAreKeptToThemselvesTest extends WholeService {
    private static final String WORD = "Rävspelsgubbar";

    @Value("${samrad.drafts.uri}")
    String uri;

    @Test
    void aDraftIsInNoOtherDatabaseNoTopicAndNoLog(CapturedOutput log) {
        String consultation = openConsultation();
        String body = body();
        String kim = representative(body);
        String draft = draft(consultation, body);
        send("PUT", draft + "/parts/text", kim, "{\"text\":\"" + WORD + "\"}").is(201);
        send("PUT", draft + "/parts/text", kim, "{\"text\":\"" + WORD + " igen\"}")
                .is(200);
        send("POST", draft + "/parts/text/writing", kim, null).is(200);
        uploadTo(draft + "/files", kim, WORD + ".txt", (WORD + " i en fil").getBytes(UTF_8))
                .is(201);
        uploadTo(draft + "/files", kim, WORD + ".exe", WORD.getBytes(UTF_8)).is(422);
        get(draft, REGISTRAR).is(404);
        send("PUT", draft + "/parts/text", kim, "{\"text\":\"x\"}", "If-Match", "\"1\"")
                .is(409);

        // The same words sent by somebody show that what is looked through is what there is to look through.
        String sent = "Gubbspelsrävar" + consultation.replace("-", "");
        answered(consultation, "{\"text\":\"" + sent + "\",\"reference\":\"" + sent + "\"}");

        String own = Objects.requireNonNull(new ConnectionString(uri).getDatabase());
        try (MongoClient client = MongoClients.create(uri)) {
            StringBuilder others = new StringBuilder();
            for (String name : client.listDatabaseNames()) {
                if (!name.equals(own)) others.append(all(client.getDatabase(name)));
            }
            assertThat(others.toString()).contains(sent).doesNotContain(WORD).doesNotContain(consultation + "/drafts");
            assertThat(others.toString()).doesNotContain("\"" + body + "\"");
            assertThat(all(client.getDatabase(own)))
                    .contains("sealed")
                    .doesNotContain(WORD, body, consultation, "Exempelby", "somebody", "text/plain");
        }
        await().untilAsserted(() -> assertThat(topics()).contains(sent));
        assertThat(topics()).doesNotContain(WORD, body);
        assertThat(log.getAll()).doesNotContain(WORD, body);
    }

    private static String all(MongoDatabase database) {
        StringBuilder all = new StringBuilder();
        for (String collection : database.listCollectionNames()) {
            // A few at a time: pieces of files are a megabyte each.
            for (Document each : database.getCollection(collection).find().batchSize(8)) all.append(each.toJson());
        }
        return all.toString();
    }

    private static String topics() {
        StringBuilder all = new StringBuilder();
        var settings = Map.<String, Object>of("bootstrap.servers", Bench.kafka(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> everything = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith("samrad."))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(everything);
            consumer.seekToBeginning(everything);
            Map<TopicPartition, Long> ends = consumer.endOffsets(everything);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> {
                    all.append(new String(each.value(), UTF_8));
                    each.headers().forEach(header -> all.append(new String(header.value(), UTF_8)));
                });
            }
        }
        return all.toString();
    }
}
