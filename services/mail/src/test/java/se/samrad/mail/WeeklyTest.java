package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Topics;
import se.samrad.contracts.consultations.ConsultationEvent.ConsultationOpened;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.InvitationEvent.InvitationSent;
import se.samrad.contracts.consultations.InvitationState;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.meetings.MeetingFacts;
import se.samrad.contracts.meetings.MeetingState;
import se.samrad.contracts.meetings.MeetingType;
import se.samrad.eventing.Commands;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.views.Views;
import se.samrad.mail.domain.Letter;
import se.samrad.mail.letters.Correspondence;
import se.samrad.mail.letters.MeetingsHeld;
import se.samrad.mail.letters.Weekly;

/** The letter on Monday to whoever has the consultation in hand. */
class WeeklyTest extends MailedHarness {
    private final String consultation = Bench.id("fardplan");
    private final String stream = Letter.stream("weekly2026w51-" + consultation, "handlaggare");

    private void open(ConfigurableApplicationContext context) {
        Facts facts = new Facts(
                "Exempel: Färdplan",
                Kind.REMISS,
                null,
                "Exempelregionen",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2027, 1, 15),
                List.of(),
                List.of(),
                new Contact("Sam", null, "sam@exempellan.example"),
                false,
                Publishing.RUNNING,
                false,
                null,
                null,
                null);
        MailServiceTest.send(
                "consultations/" + consultation,
                2,
                "consultation-opened",
                new ConsultationOpened(facts.opensOn(), facts.closesOn()),
                new ConsultationState(ConsultationState.Status.OPEN, facts, null, null, null, null));
        reached(context, Correspondence.class, "consultations/" + consultation, 2);
    }

    private void invited(
            ConfigurableApplicationContext context, String body, String name, @Nullable LocalDate requested) {
        invited(context, body, name, requested, false);
    }

    private void invited(
            ConfigurableApplicationContext context,
            String body,
            String name,
            @Nullable LocalDate requested,
            boolean wrongRecipient) {
        String invitation = "invitations/" + consultation + "/" + body;
        MailServiceTest.send(
                invitation,
                2,
                "invitation-sent",
                new InvitationSent(null),
                new InvitationState(
                        InvitationState.Status.SENT,
                        name,
                        BodyType.MUNICIPALITY,
                        "9901",
                        null,
                        requested,
                        null,
                        wrongRecipient));
        reached(context, Correspondence.class, invitation, 2);
    }

    private void met(ConfigurableApplicationContext context, String when, String body) {
        String meeting = "meetings/" + Bench.id("mote");
        MeetingFacts facts = new MeetingFacts(
                MeetingType.DIALOGUE_MEETING,
                "Exempel: möte",
                List.of(body),
                when,
                null,
                null,
                null,
                List.of(consultation),
                List.of(),
                null,
                0);
        MailServiceTest.send(
                Topics.MEETINGS,
                meeting,
                1,
                "meeting-logged",
                Map.of(),
                new MeetingState(false, false, null, null, facts));
        reached(context, MeetingsHeld.class, meeting, 1);
    }

    private static void reached(
            ConfigurableApplicationContext context,
            Class<? extends se.samrad.eventing.views.View> view,
            String stream,
            long version) {
        Views views = context.getBean(Views.class);
        await().until(() -> views.reached(context.getBean(view), stream, version));
    }

    private static void round(ConfigurableApplicationContext context, String instant) {
        new Weekly(
                        context.getBean(Views.class),
                        context.getBean(Correspondence.class),
                        context.getBean(MeetingsHeld.class),
                        context.getBean(Commands.class),
                        context.getBean(MailSettings.class),
                        Clock.fixed(Instant.parse(instant), ZoneOffset.UTC))
                .round();
    }

    @Test
    void onMondayMorningTheContactPersonIsToldOnceWhatCameWhoWantsTimeAndWhoWasMet() throws Exception {
        try (var context = start()) {
            open(context);
            invited(context, "exempelby", "Exempelby kommun", null);
            invited(context, "grankoping", "Granköpings\r\nkommun", LocalDate.of(2027, 1, 31));
            invited(context, "tallkoping", "Tallköpings kommun", null);
            invited(context, "felvik", "Felviks kommun", LocalDate.of(2027, 1, 31), true);
            met(context, "2026-12-03", "felvik");
            MailServiceTest.answered(consultation, "exempelby");
            met(context, "2026-12-03", "grankoping");
            met(context, "2026-12-04", "exempelby");
            met(context, "2027-01-10", "tallkoping");
            Commands commands = context.getBean(Commands.class);
            String receipt = Letter.stream("receipt-" + consultation, "exempelby");
            await().until(() -> commands.fold(Letter.KIND, receipt).version() > 0);

            for (String early : List.of("2026-12-20T12:00:00Z", "2026-12-21T05:59:00Z", "2026-12-23T12:00:00Z")) {
                round(context, early);
            }
            assertThat(commands.fold(Letter.KIND, stream).version())
                    .as("Sunday, before seven on Monday, Wednesday")
                    .isZero();
            for (String due : List.of("2026-12-21T06:00:00Z", "2026-12-21T14:00:00Z", "2026-12-22T08:00:00Z")) {
                round(context, due);
            }
            await().until(() -> commands.fold(Letter.KIND, stream).state() instanceof Letter.Sent);

            MimeMessage[] told = smtp.getReceivedMessagesForDomain("exempellan.example");
            assertThat(told).hasSize(1);
            assertThat(told[0].getSubject()).isEqualTo("Vecka 51: Exempel: Färdplan");
            String text = MailServiceTest.text(told[0]).replace("\r\n", "\n");
            assertThat(text)
                    .contains("från måndag 14 december 2026 till och med söndag 20 december 2026")
                    .contains("Nya svar från tillfrågade: 1\n– Exempelby kommun\nSvar från andra: 0")
                    .contains("väntar på besked: 1\n– Granköpings kommun, till och med 31 januari 2027\n")
                    .contains("inte svarat skriftligt än: 1\n– Granköpings kommun\n")
                    .contains("bjudas in på nytt: 1\n– Felviks kommun\n")
                    .contains("/arbetsyta/remisser/" + consultation + "/laget")
                    .doesNotContain("Tallköpings");
        }
    }

    @Test
    void whoSaysSoGetsNone() {
        try (var context = MailServiceTest.start(Map.of("samrad.weekly", "false"), prepared -> {})) {
            open(context);
            round(context, "2026-12-21T06:00:00Z");
            assertThat(context.getBean(Commands.class).fold(Letter.KIND, stream).version())
                    .isZero();
        }
    }
}
