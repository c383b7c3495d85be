package se.samrad.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.identity.Browser.claims;
import static se.samrad.identity.Browser.json;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineClientTest extends IdentityTest {
    private HttpResponse<String> ask(String scope) {
        Map<String, String> fields = new HashMap<>(Map.of("grant_type", "client_credentials"));
        if (!scope.isEmpty()) {
            fields.put("scope", scope);
        }
        return browser().token("samrad-integration", INTEGRATION_SECRET, fields);
    }

    @Test
    void withoutAScopeItIsGivenAllOfTheStaffsAndToldSo() {
        var answer = json(ask(""));

        assertThat(answer.get("scope").asString().split(" "))
                .containsExactlyInAnyOrder(
                        "staff:handlaggare", "staff:registrator", "staff:kommunikator", "staff:admin");
        assertThat(scopes(answer))
                .containsExactlyInAnyOrder(
                        "staff:handlaggare", "staff:registrator", "staff:kommunikator", "staff:admin");
        assertThat(answer.has("refresh_token")).isFalse();
        assertThat(answer.get("expires_in").asInt()).isBetween(890, 900);
    }

    @Test
    void scopesNarrowTheToken() {
        assertThat(scopes(json(ask("staff:registrator")))).containsExactly("staff:registrator");
    }

    @Test
    void itMayActForAnyBody() {
        assertThat(scopes(json(ask("body:exempelby staff:registrator"))))
                .containsExactlyInAnyOrder("body:exempelby", "staff:registrator");
    }

    @Test
    void itsTokenSaysWhoItIs() {
        var claims = claims(json(ask("")).get("access_token").asString());

        assertThat(claims.get("sub").asString()).isEqualTo("samrad-integration");
        assertThat(claims.get("iss").asString()).isEqualTo("http://localhost:9000");
    }

    @Test
    void nobodyHasSignedInToItAlsoWhenItActsForABody() {
        assertThat(claims(json(ask("")).get("access_token").asString()).has("auth_time"))
                .isFalse();
        assertThat(claims(json(ask("body:exempelby")).get("access_token").asString())
                        .has("auth_time"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "staff:root",
                "openid",
                "body:",
                "body:ab",
                "body:a--b",
                "body:Exempelby",
                "body:../etc",
                "staff:admin nonsense"
            })
    void anUnknownScopeIsRefused(String scope) {
        var answer = ask(scope);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_scope");
    }

    @Test
    void aWrongSecretIsRefused() {
        var answer =
                browser().token("samrad-integration", "not the secret", Map.of("grant_type", "client_credentials"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void thePortalCannotHaveATokenOfItsOwn() {
        var answer = browser()
                .token(
                        "samrad-portal",
                        Derived.hex(SERVICE_TOKEN, "samrad-portal"),
                        Map.of("grant_type", "client_credentials"));

        assertThat(answer.body()).contains("unauthorized_client");
    }
}
