package se.samrad.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.identity.Browser.json;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class RestartTest extends IdentityTest {
    private static ConfigurableApplicationContext start(String serviceToken) {
        return new SpringApplicationBuilder(IdentityApplication.class)
                .run(
                        "--spring.config.name=identity",
                        "--server.port=0",
                        "--spring.mongodb.uri=" + mongo("restart"),
                        "--samrad.service-token=" + serviceToken,
                        "--samrad.admin-password=" + PASSWORD);
    }

    private static int port(ConfigurableApplicationContext context) {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Test
    void keysAndLoginsSurviveARestart() {
        String keys;
        String renewal;
        try (var before = start(SERVICE_TOKEN)) {
            keys = new Browser(port(before)).get("/oauth2/jwks").body();
            renewal = staff(new Browser(port(before)), "admin")
                    .get("refresh_token")
                    .asString();
        }
        try (var after = start(SERVICE_TOKEN)) {
            var browser = new Browser(port(after));

            assertThat(browser.get("/oauth2/jwks").body()).isEqualTo(keys);
            assertThat(scopes(json(refresh(browser, renewal)))).hasSize(4);
        }
    }

    @Test
    void whenTheServiceTokenIsChangedOldKeysAreShownAndANewOneSigns() {
        String old;
        try (var before = start("one-service-token")) {
            old = keyId(new Browser(port(before)));
        }
        try (var after = start("another-service-token")) {
            assertThat(keyId(new Browser(port(after)))).isNotEqualTo(old);
            assertThat(new Browser(port(after)).get("/oauth2/jwks").body()).contains(old);
        }
    }

    private static String keyId(Browser browser) {
        var keys = json(browser.get("/oauth2/jwks")).get("keys");
        return keys.get(0).get("kid").asString();
    }
}
