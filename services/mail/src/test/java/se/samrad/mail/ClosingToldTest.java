package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Topics;
import se.samrad.contracts.consultations.ConsultationState.Status;
import se.samrad.contracts.published.PublicConsultation;
import se.samrad.contracts.published.PublicConsultationEvent.ConsultationClosedPublicly;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;

/** That a consultation has closed, as it is noted for those who follow it. */
class ClosingToldTest {
    private final String consultation = Bench.id("fardplan");
    private final LocalDate yesterday = Deadline.day(Instant.now()).minusDays(1);

    private void closed(ConfigurableApplicationContext context, long version, LocalDate last) {
        String stream = "consultations/" + consultation;
        MailServiceTest.send(
                Topics.PUBLIC,
                stream,
                version,
                "consultation-closed-publicly",
                new ConsultationClosedPublicly(last),
                new PublicConsultation(Status.CLOSED, MailServiceTest.facts(last), null, null, null));
        Views views = context.getBean(Views.class);
        View notices = views.named("notices");
        await().until(() -> views.reached(notices, stream, version));
    }

    private String reason(LocalDate last) {
        return "closed" + last.format(DateTimeFormatter.BASIC_ISO_DATE) + "-" + consultation;
    }

    @Test
    void whatWasToldBeforeAClosingHadItsDayInItsNameIsNotToldAgain() {
        String before = "closed-" + consultation;
        LocalDate first = yesterday.minusDays(2);
        try (var context = MailServiceTest.start(Map.of(), ready -> {}, SubscriptionLettersTest.Times.class)) {
            MongoCollection<Document> mailings =
                    context.getBean(MongoDatabase.class).getCollection("mailings");
            mailings.insertOne(new Document("_id", before)
                    .append("done", true)
                    .append("facts", new Document("lastDay", first.toString()).append("consultation", consultation)));
            closed(context, 3, first);
            closed(context, 5, yesterday);
            await().until(() ->
                    mailings.find(Filters.eq("_id", reason(yesterday))).first() != null);
            List<String> noted = new ArrayList<>();
            for (Document each : mailings.find(Filters.regex("_id", consultation + "$")))
                noted.add(each.getString("_id"));
            assertThat(noted).containsExactlyInAnyOrder(before, reason(yesterday));
        }
    }
}
