package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Topics;
import se.samrad.contracts.consultations.Awaited;
import se.samrad.contracts.consultations.InvitationEvent.BodyReminded;
import se.samrad.contracts.consultations.Reminder;
import se.samrad.contracts.responses.Amendments;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.ResponseState;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Json;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.SetClock;
import se.samrad.mail.domain.Letter;
import se.samrad.mail.letters.Copies;

/** Reminders as events come in and letters go out. */
class ReminderLettersTest extends MailedHarness {
    private static final LocalDate LAST = LocalDate.of(2026, 12, 15);
    private static final SetClock CLOCK = new SetClock(Instant.EPOCH);

    @TestConfiguration(proxyBeanMethods = false)
    static class Times {
        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    @BeforeEach
    void aWeekIsLeft() {
        CLOCK.set("2026-12-08T08:00:00Z");
    }

    @Override
    Class<?>[] parts() {
        return new Class<?>[] {Times.class};
    }

    private static void invitation(String consultation, long version, @Nullable Reminder reminded) {
        invitation(consultation, version, reminded, false);
    }

    private static void invitation(
            String consultation, long version, @Nullable Reminder reminded, boolean wrongRecipient) {
        Awaited awaited = reminded == null ? null : new Awaited(null, reminded, reminded, null);
        MailServiceTest.send(
                "invitations/" + consultation + "/exempelby",
                version,
                "body-reminded",
                new BodyReminded(LAST, 7, LAST.minusDays(7)),
                Asked.ONCE.astray(wrongRecipient).awaited(awaited).state());
    }

    private static Reminder reminder(int days) {
        return new Reminder(LAST, days, LAST.minusDays(days));
    }

    private static String stream(int days, String consultation) {
        return Letter.stream("reminder20261215d" + days + "-" + consultation, "exempelby");
    }

    private List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : smtp.getReceivedMessages()) {
            if (message.getSubject().startsWith("Påminnelse")) subjects.add(message.getSubject());
        }
        return subjects;
    }

    @Test
    void eachTurnHasOneLetterHoweverOftenItIsToldAlsoAfterARestart() throws Exception {
        String consultation = Bench.id("fardplan");
        try (var context = start()) {
            MailServiceTest.open(context, consultation);
            invitation(consultation, 2, null);
            for (int i = 0; i < 3; i++) invitation(consultation, 3, reminder(7));
            Commands commands = context.getBean(Commands.class);
            await().until(() ->
                    commands.fold(Letter.KIND, stream(7, consultation)).state() instanceof Letter.Sent);
            assertThat(subjects()).hasSize(1);
            CLOCK.set("2026-12-14T08:00:00Z");
            try (var other = again(context)) {
                for (int i = 0; i < 3; i++) invitation(consultation, 4, reminder(1));
                await().until(() -> other.getBean(Commands.class)
                                .fold(Letter.KIND, stream(1, consultation))
                                .state()
                        instanceof Letter.Sent);
            }
            assertThat(subjects()).hasSize(2);
            try (var restarted = again(context)) {
                invitation(consultation, 3, reminder(7));
                invitation(consultation, 4, reminder(1));
                invitation(consultation, 5, reminder(1));
                MailServiceTest.reached(restarted, "invitations/" + consultation + "/exempelby", 5);
            }
        }
        assertThat(subjects())
                .containsExactly(
                        "Påminnelse: sista svarsdag för Exempel: Färdplan är tisdag 15 december 2026",
                        "Påminnelse: sista svarsdag för Exempel: Färdplan är tisdag 15 december 2026");
    }

    @Test
    void whoHasAnsweredMeanwhileAndWhatWouldComeTooLateGetNoLetter() throws Exception {
        String answering = Bench.id("fardplan");
        String late = Bench.id("fardplan");
        try (var context = start()) {
            MailServiceTest.open(context, answering);
            MailServiceTest.open(context, late);
            MailServiceTest.answered(answering, "exempelby");
            Commands commands = context.getBean(Commands.class);
            String receipt = Letter.stream("receipt-" + answering, "exempelby");
            await().until(() -> commands.fold(Letter.KIND, receipt).version() > 0);
            invitation(answering, 3, reminder(7));
            CLOCK.set("2026-12-10T08:00:00Z");
            invitation(late, 3, reminder(7));
            await().until(() -> commands.fold(Letter.KIND, stream(7, late)).state() instanceof Letter.Undeliverable);
            assertThat(commands.fold(Letter.KIND, stream(7, answering)).version())
                    .isZero();
            assertThat(subjects()).isEmpty();
        }
    }

    @Test
    void whomTheInvitationDidNotReachIsNotReminded() throws Exception {
        String before = Bench.id("fardplan");
        String after = Bench.id("fardplan");
        CLOCK.set("2026-12-08T08:00:00Z");
        try (var context = start()) {
            MailServiceTest.open(context, before);
            MailServiceTest.open(context, after);
            Commands commands = context.getBean(Commands.class);
            invitation(before, 3, reminder(7), true);
            smtp.stop(); // so that the letter waits
            invitation(after, 3, reminder(7));
            await().until(() -> commands.fold(Letter.KIND, stream(7, after)).version() > 2);
            invitation(after, 4, reminder(7), true);
            MailServiceTest.reached(context, "invitations/" + before + "/exempelby", 3);
            MailServiceTest.reached(context, "invitations/" + after + "/exempelby", 4);
            CLOCK.moveBy(Duration.ofHours(2));
            await().until(() ->
                    commands.fold(Letter.KIND, stream(7, after)).state() instanceof Letter.Undeliverable none
                            && "wrong-recipient".equals(none.reason()));
            assertThat(commands.fold(Letter.KIND, stream(7, before)).version()).isZero();
        }
    }

    @Test
    void theLetterIsShownWordForWordBeforeItIsSentAndToTheCaseOfficerAlone() throws Exception {
        String consultation = Bench.id("fardplan");
        try (var context = start()) {
            MailServiceTest.open(context, consultation);
            invitation(consultation, 2, null);
            String path = "/api/consultations/" + consultation + "/reminders/exempelby/letter";
            await().until(() -> shown(context, path, "staff:handlaggare").statusCode() == 200);
            String preview = shown(context, path, "staff:handlaggare").body();
            assertThat(preview).contains("Påminnelse: sista svarsdag för Exempel: Färdplan är tisdag 15 december 2026");
            assertThat(shown(context, path, "staff:registrator").statusCode()).isEqualTo(403);
            assertThat(shown(context, path.replace("exempelby", "ingen"), "staff:handlaggare")
                            .statusCode())
                    .isEqualTo(404);
            invitation(consultation, 3, reminder(7));
            await().until(() -> subjects().size() == 1);
            MimeMessage[] messages = smtp.getReceivedMessages();
            String sent = MailServiceTest.text(messages[messages.length - 1]).replace("\r\n", "\n");
            assertThat(Json.MAPPER.readTree(preview).path("text").asString().strip())
                    .isEqualTo(sent.strip());
        }
    }

    @Test
    void whoHasTakenItsAnswerBackIsRemindedOfThatAndNotOfHavingSentNothing() throws Exception {
        String consultation = Bench.id("fardplan");
        try (var context = start()) {
            MailServiceTest.open(context, consultation);
            MailServiceTest.send(
                    Topics.RESPONSES,
                    "responses/" + consultation + "/exempelby",
                    2,
                    "response-withdrawn",
                    Map.of(),
                    new ResponseState(
                            false,
                            Sender.BODY,
                            Channel.WEB,
                            Arrival.at(CLOCK.instant()),
                            null,
                            false,
                            null,
                            false,
                            false,
                            null,
                            false,
                            false,
                            null,
                            0,
                            Amendments.of(true, false, false, null, null, null, null, null)));
            MailServiceTest.reached(context, "responses/" + consultation + "/exempelby", 2);
            invitation(consultation, 3, reminder(7));
            await().until(() -> subjects().size() == 1);
            List<String> texts = new ArrayList<>();
            for (MimeMessage message : smtp.getReceivedMessages()) texts.add(MailServiceTest.text(message));
            assertThat(texts)
                    .anyMatch(text -> text.contains("Ni har återtagit ert svar på"))
                    .noneMatch(text -> text.contains("Vi har inte fått något svar"));
        }
    }

    private static HttpResponse<String> shown(ConfigurableApplicationContext context, String path, String scope)
            throws Exception {
        URI address =
                URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", Bench.bearer(scope))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void ofHandoversThatWereCutOffTheInvitationGoesAgainAndTheReminderDoesNot() throws Exception {
        String consultation = Bench.id("fardplan");
        try (var context = start()) {
            Commands commands = context.getBean(Commands.class);
            String reminder = stream(7, consultation);
            String invitation = Letter.stream("invitation-" + consultation, "exempelby");
            cutOff(commands, reminder, "reminder", consultation);
            String address = "kommun@exempelby.example";
            String copy = context.getBean(Copies.class)
                    .prepare(invitation, List.of(address))
                    .get(address);
            cutOff(commands, invitation, "invitation", consultation);
            CLOCK.moveBy(Duration.ofMinutes(11));
            await().until(() -> commands.fold(Letter.KIND, invitation).state() instanceof Letter.Sent);
            assertThat(commands.fold(Letter.KIND, reminder).state()).isInstanceOf(Letter.HandingOver.class);
            assertThat(smtp.getReceivedMessages()).hasSize(1);
            assertThat(smtp.getReceivedMessages()[0].getMessageID())
                    .as("the same name whichever handover it came by")
                    .isEqualTo("<" + copy + ">");
            String same = context.getBean(Copies.class)
                    .prepare(reminder, List.of(address))
                    .get(address);
            String again = "/api/consultations/" + consultation + "/letters/again";
            String which = "{\"letter\":\"" + reminder.replaceFirst("letters/", "") + "\"}";
            CLOCK.moveBy(Duration.ofMinutes(2).negated());
            assertThat(post(context, again, which)).as("it may be under way").isEqualTo(422);
            CLOCK.moveBy(Duration.ofMinutes(2));
            assertThat(post(context, again, which)).isEqualTo(200);
            CLOCK.moveBy(Duration.ofHours(1)); // as after any try
            await().until(() -> commands.fold(Letter.KIND, reminder).state() instanceof Letter.Sent);
            assertThat(smtp.getReceivedMessages()).hasSize(2);
            assertThat(smtp.getReceivedMessages()[1].getMessageID())
                    .as("whoever has it already may see that it is the same")
                    .isEqualTo("<" + same + ">");
        }
    }

    private static int post(ConfigurableApplicationContext context, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path))
                .header("Authorization", Bench.bearer("staff:handlaggare"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    /** As after a crash between the mail server's taking the letter and our recording it. */
    private static void cutOff(Commands commands, String stream, String template, String consultation) {
        Map<String, String> facts = Map.of(
                "consultation",
                consultation,
                "body",
                "exempelby",
                "title",
                "Exempel",
                "closesOn",
                LAST.toString(),
                "on",
                LAST.minusDays(7).toString(),
                "lastDay",
                LAST.toString());
        commands.handle(
                Letter.KIND, stream, new Command("mail", "prepare", template, null), letter -> cut(template, facts));
    }

    private static List<se.samrad.contracts.mail.LetterEvent> cut(String template, Map<String, String> facts) {
        return List.of(
                new se.samrad.contracts.mail.LetterEvent.LetterPrepared(template, facts),
                new se.samrad.contracts.mail.LetterEvent.HandoverBegun(1));
    }
}
