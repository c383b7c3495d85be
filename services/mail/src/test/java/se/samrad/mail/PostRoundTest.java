package se.samrad.mail;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samrad.eventing.Commands;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.views.Views;
import se.samrad.mail.domain.Letter;

class PostRoundTest {
    /** More than are looked at in a round; nothing comes of looking at them, as when a mail server does not take them. */
    private static List<Document> hopeless(String status, int attempts) {
        return IntStream.range(0, 450)
                .mapToObj(n -> new Document("_id", "letters/a-hopeless/" + n)
                        .append(
                                "letter",
                                new Document("v", 1L)
                                        .append("status", status)
                                        .append("template", "invitation")
                                        .append("attempts", attempts)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"PREPARED, 0", "PREPARED, 3", "HANDING_OVER, 5"})
    void lettersThatCannotLeaveKeepNoOtherFromLeaving(String status, int attempts) {
        String consultation = Bench.id("fardplan");
        try (var context = MailServiceTest.start(Map.of(), started -> {})) {
            Views views = context.getBean(Views.class);
            views.rows(views.named("letters")).in("letters").insertMany(hopeless(status, attempts));
            MailServiceTest.open(context, consultation);
            MailServiceTest.invite(consultation, "exempelby");
            Commands commands = context.getBean(Commands.class);
            String letter = Letter.stream("invitation-" + consultation, "exempelby");
            await().until(() -> commands.fold(Letter.KIND, letter).version() > 1);
        }
    }
}
