package se.samrad.eventing.relay;

import java.util.concurrent.CompletionStage;

/** The relay's narrow view of Kafka. */
public interface EventLog {
    /** Completes when the log has acknowledged; when it fails, the record may be in the log all the same. */
    CompletionStage<Sent> append(Envelope envelope);

    /** Where a record went. */
    record Sent(String topic, int partition, long offset) {}
}
