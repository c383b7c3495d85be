package se.samrad.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.identity.Browser.authorizeUrl;
import static se.samrad.identity.Browser.location;

import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest extends IdentityTest {
    @ParameterizedTest
    @ValueSource(strings = {"/login/val", "/login", "/login/kod"})
    void pagesAreStrictAndHaveNothingInline(String path) {
        var page = browser().get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("form-action 'self' http://localhost:8080 http://127.0.0.1:8080")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.body())
                .contains("<html lang=\"sv\"")
                .doesNotContain("<script")
                .doesNotContain("style=")
                .doesNotContain("??");
    }

    @Test
    void thePortalMaySayWhoIsExpectedAndInWhichLanguage() {
        assertThat(location(browser().get(authorizeUrl()))).isEqualTo("/login/val");
        assertThat(location(browser().get(authorizeUrl("samrad_as", "staff", "ui_locales", "en-GB sv"))))
                .isEqualTo("/login?lang=en");
        assertThat(location(browser().get(authorizeUrl("samrad_as", "representative"))))
                .isEqualTo("/login/kod");
    }

    @Test
    void theLanguageIsTheChosenElseTheBrowsersElseSwedish() {
        var browser = browser();

        assertThat(browser.get("/login", "Accept-Language", "de").body()).contains("Användarnamn");
        assertThat(browser.get("/login", "Accept-Language", "de, en-GB;q=0.8, sv;q=0.5")
                        .body())
                .contains("User name")
                .contains("<html lang=\"en\"")
                .contains("href=\"http://localhost:8080/en/moten\"")
                .contains("href=\"/login?lang=sv\"");
        browser.get("/login?lang=en");
        assertThat(browser.get("/login/kod").body()).contains("E-mail address");
    }

    @Test
    void whoGetsNoCodeIsToldThatThereAreOtherWaysToAnswerAlsoWithoutATelephone() {
        assertThat(browser().get("/login/kod").body())
                .doesNotContain("Ring registrator")
                .contains("Ni kan alltid svara med mejl eller brev", "href=\"http://localhost:8080/remisser\"");
    }

    @Test
    void whatDoesNotExistIsSaidOnAPage() {
        var page = browser().get("/finns-inte", "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>Sidan finns inte</h1>").contains("lang=\"sv\"");
    }

    @Test
    void onlyHealthIsShownOfTheInside() {
        assertThat(browser().get("/actuator/health").body())
                .isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
        assertThat(browser().get("/actuator/env").statusCode()).isEqualTo(404);
        var signedIn = browser();
        staff(signedIn, "admin");
        assertThat(signedIn.get("/actuator/env").statusCode()).isEqualTo(404);
    }

    @Test
    void theLookIsServed() {
        assertThat(browser().get("/samrad.css").statusCode()).isEqualTo(200);
        assertThat(browser().get("/vendor/designsystemet.css").statusCode()).isEqualTo(200);
        assertThat(browser().get("/favicon.svg").statusCode()).isEqualTo(200);
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(messages("messages_en").stringPropertyNames())
                .isEqualTo(messages("messages").stringPropertyNames());
    }

    private static Properties messages(String name) throws IOException {
        var messages = new Properties();
        try (var in = PagesTest.class.getResourceAsStream("/identity/" + name + ".properties")) {
            messages.load(in);
        }
        return messages;
    }
}
