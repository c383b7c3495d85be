package se.samrad.consultations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.contracts.consultations.Contact;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Kind;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.eventing.Rejected;

class ConsultationRequestTest {
    private static ConsultationRequest least() {
        return new ConsultationRequest(
                "Exempel",
                Kind.REMISS,
                null,
                null,
                "2026-11-01",
                "2026-12-15",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<String> wrong(ConsultationRequest request) {
        Rejected rejected = catchThrowableOfType(
                Rejected.class, () -> request.facts(theme -> theme.equals("kultur"), earlier -> false));
        return rejected.members().stream()
                .map(member -> member.member() + " " + member.reason())
                .toList();
    }

    @Test
    void theLeastIsATitleAKindAndAPeriod() {
        Facts facts = least().facts(theme -> false, earlier -> false);
        assertThat(facts.publishing()).isEqualTo(Publishing.RUNNING);
        assertThat(facts.invitedOnly()).isFalse();
        assertThat(facts.contact()).isNull();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        ConsultationRequest request = new ConsultationRequest(
                "x".repeat(301),
                Kind.SAMRAD,
                null,
                "Nämnden\u0000",
                "2026-12-15",
                "2026-11-01",
                Arrays.asList("kultur", "okant", null),
                Arrays.asList("Vad saknas?", " ", "y".repeat(1_001)),
                new Contact(null, null, "ingen adress"),
                true,
                null,
                null,
                null,
                null,
                "z".repeat(4_001),
                null);
        assertThat(wrong(request))
                .containsExactly(
                        "title too-long",
                        "issuer not-a-character",
                        "closesOn before-opens-on",
                        "themes[1] unknown-theme",
                        "themes[2] unknown-theme",
                        "questions[1] missing",
                        "questions[2] too-long",
                        "contact.email not-an-email",
                        "coveringLetter too-long",
                        "invitedOnly only-remiss");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(wrong(new ConsultationRequest(
                        " ", null, null, null, null, "", null, null, null, null, null, null, null, null, null, null)))
                .containsExactly("title missing", "kind missing", "opensOn missing", "closesOn missing");
    }

    @Test
    void aDayIsADay() {
        assertThat(wrong(new ConsultationRequest(
                        "Exempel",
                        Kind.REMISS,
                        null,
                        null,
                        "2026-02-30",
                        "9999-12-31",
                        null,
                        Collections.nCopies(41, "Fråga"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)))
                .containsExactly("opensOn not-a-day", "closesOn day-out-of-range", "questions too-many");
    }

    @Test
    void halfACharacterIsNone() {
        ConsultationRequest request = new ConsultationRequest(
                "Halv \ud83d",
                Kind.REMISS,
                null,
                null,
                "2026-11-01",
                "2026-12-15",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(wrong(request)).containsExactly("title not-a-character");
    }

    @Test
    void addressesAreAddressesAndAlwaysInLowerCase() {
        assertThat(EmailAddress.normalised(" Registrator@Exempelby.INVALID "))
                .contains("registrator@exempelby.invalid");
        for (String wrong : List.of("", "a@b", "a b@c.se", "@c.se", "a@@c.se", "a@c.se\nBcc: d@e.se", "<a@c.se>")) {
            assertThat(EmailAddress.normalised(wrong)).as(wrong).isEmpty();
        }
    }
}
