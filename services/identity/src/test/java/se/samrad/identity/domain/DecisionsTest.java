package se.samrad.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.contracts.Scopes;

class DecisionsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void aRefreshTokenMayBeUsedAgainForAWhile() {
        assertThat(RefreshUse.of(null, NOW)).isEqualTo(RefreshUse.FIRST);
        assertThat(RefreshUse.of(NOW, NOW.plus(RefreshUse.GRACE))).isEqualTo(RefreshUse.AGAIN);
        assertThat(RefreshUse.of(NOW, NOW.plus(RefreshUse.GRACE).plusMillis(1))).isEqualTo(RefreshUse.STOLEN);
    }

    @Test
    void aLoginIsOverAfterAWeek() {
        var login = new Login("id", new Person.Staff("registrator"), NOW);

        assertThat(login.over(NOW.plus(Duration.ofDays(7)).minusMillis(1))).isFalse();
        assertThat(login.over(NOW.plus(Duration.ofDays(7)))).isTrue();
    }

    @Test
    void anAddressThatNoBodyKnowsIsGone() {
        assertThat(Standing.representative(List.of())).isEqualTo(new Standing.NoBody());
    }

    @Test
    void aRepresentativeHasEveryBodyOnce() {
        var body = new Standing.Body("exempelby", "Exempelby kommun", Standing.Role.APPROVER);

        assertThat(Standing.representative(List.of(body, body)))
                .isEqualTo(new Standing.Current(
                        "Exempelby kommun", List.of("body:exempelby"), Standing.REPRESENTATIVE_TOKEN_LIFE));
    }

    @Test
    void whoReadsTheRegisteredAddressIsToldApartFromAColleague() {
        var registered = new Standing.Body("exempelby", "Exempelby kommun", Standing.Role.REGISTERED);
        var colleague = new Standing.Body("exempelstad", "Exempelstads kommun", Standing.Role.AUTHOR);

        assertThat(Standing.representative(List.of(registered, colleague)))
                .isEqualTo(new Standing.Current(
                        "Exempelby kommun, Exempelstads kommun",
                        List.of("author:exempelstad", "body:exempelby", "body:exempelstad", "registered:exempelby"),
                        Standing.REPRESENTATIVE_TOKEN_LIFE));
        assertThat(IntegrationScopes.to(List.of("registered:exempelby"), false))
                .isEqualTo(new IntegrationScopes.Answer.Refused("registered:exempelby"));
    }

    @Test
    void anAddressIsNeverPrinted() {
        assertThat(new Person.Representative("r-1", "anna@exempelby.example").toString())
                .doesNotContain("anna");
    }

    @Test
    void aMachineThatAsksForNothingGetsTheStaffsScopes() {
        assertThat(IntegrationScopes.to(List.of(), false))
                .isEqualTo(new IntegrationScopes.Answer.Granted(Scopes.STAFF));
        assertThat(IntegrationScopes.to(List.of("body:exempelby"), false))
                .isEqualTo(new IntegrationScopes.Answer.Granted(List.of("body:exempelby")));
        assertThat(IntegrationScopes.to(List.of("staff:admin", "body:-x-"), false))
                .isEqualTo(new IntegrationScopes.Answer.Refused("body:-x-"));
    }

    @Test
    void anAddressIsKeptInSmallLettersWithoutSpaceAround() {
        assertThat(EmailAddress.normalised("  Anna.B+remiss@Exempelby.Example "))
                .hasValue("anna.b+remiss@exempelby.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "anna@",
                "@exempelby.example",
                "a b@exempelby.example",
                "a@b",
                "a@b.",
                "a@b@c.d",
                "a\nb@c.d",
                "a,b@c.d"
            })
    void whatCannotBeAnAddressIsNone(String typed) {
        assertThat(EmailAddress.normalised(typed)).isEmpty();
    }
}
