package se.samrad.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.standalone.story.Screens.AT_ONCE;
import static se.samrad.standalone.story.Screens.check;
import static se.samrad.standalone.story.Screens.press;
import static se.samrad.standalone.story.Screens.says;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A case officer with a body on the phone, in Chromium, with JavaScript and without. */
@Tag("browser")
@EnabledIf("se.samrad.standalone.story.Chromium#isThere")
@ExtendWith(SharedScreens.class)
@Order(Integer.MAX_VALUE)
class PhoneStoriesBrowserTest {
    private static Screens screens;

    @BeforeAll
    static void up() {
        screens = SharedScreens.screens();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyIsSoughtSeenWithAllThatItIsAskedAboutAndWhatItSaysIsNoted(boolean script) {
        screens.console().clear(); // of the stories before
        Remiss remiss = Remiss.open(screens.samrad(), "samtal", script, List.of("ringa"));
        String body = "/arbetsyta/register/" + remiss.body("ringa");
        Page officer = screens.staff(script, "handlaggare", "/arbetsyta/register");
        screens.comesToSay(officer, body, "Exempel: Samtal");

        screens.go(officer, "/arbetsyta/register");
        officer.fill("#q", remiss.bodyName("ringa"));
        press(officer, "Sök");
        check(officer, script);
        officer.locator("tbody a", new Page.LocatorOptions().setHasText(remiss.bodyName("ringa")))
                .first()
                .click(AT_ONCE);
        officer.waitForURL("**" + body);
        says(officer, "Exempel: Samtal", "tillfrågad", "Anteckna ett samtal", "Uppgifter i registret");
        check(officer, script);

        officer.fill("#samtal", "Ringde, svarar på fredag.");
        officer.locator("form[action$='/samtal'] button.ds-button").click(AT_ONCE);
        says(officer, "Samtalet är antecknat.", "Ringde, svarar på fredag.");
        check(officer, script);

        String desk = "/arbetsyta" + remiss.path();
        for (String page : List.of("/laget", "/instans/" + remiss.body("ringa"), "/brev", "/sandlista?q=ring")) {
            screens.go(officer, desk + page);
            says(officer, remiss.bodyName("ringa"));
            check(officer, script);
        }
        screens.go(officer, desk + "/laget");
        Locator copied = officer.locator("#kopia");
        assertThat(copied.isVisible()).isFalse();
        Screens.unfold(officer, "Kopiera för tjänsteutlåtandet");
        says(officer, "Läget ");
        check(officer, script);

        Page admin = screens.staff(script, "admin", "/arbetsyta/drift");
        says(admin, "Det alla ser", "Det kansliet ser", "Kontrollera");
        check(admin, script);
        assertThat(screens.console()).isEmpty();
    }
}
