package se.samrad.standalone.structure.broken.shell;

import org.apache.kafka.clients.producer.Producer;
import se.samrad.meetings.MeetingsApplication;

/** A service knows another by its events alone, and Kafka through eventing alone. */
public final class ShellThatReachesIntoAnother {
    public String name(Producer<String, String> producer) {
        return MeetingsApplication.class.getName() + producer;
    }
}
