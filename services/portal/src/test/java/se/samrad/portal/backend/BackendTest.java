package se.samrad.portal.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.util.unit.DataSize;
import se.samrad.portal.FakeServices;
import se.samrad.portal.FakeServices.Answer;
import se.samrad.portal.PortalSettings;
import se.samrad.portal.wording.Language;

@ExtendWith(OutputCaptureExtension.class)
class BackendTest {
    private static final Target THEMES = Target.of("/api/public/themes");
    private static final Target WORK = Target.of("/api/staff/work");

    private final FakeServices services = new FakeServices();
    private final Backend backend = new Backend(
            HttpClient.newHttpClient(),
            settings(services),
            Clock.fixed(Instant.parse("2026-09-18T08:20:00Z"), ZoneOffset.UTC));
    private final Caller caller = new Caller(Language.SWEDISH, "token", new MockHttpServletRequest());

    private static PortalSettings settings(FakeServices services) {
        Map<String, URI> addresses = services.settings().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().replace("samrad.services.", ""),
                        entry -> URI.create(entry.getValue())));
        return new PortalSettings(
                "http://localhost:8080",
                "http://localhost:9000",
                addresses,
                "",
                false,
                new PortalSettings.Operator("", "", "", "", "", "", "", "", ""),
                new PortalSettings.Files(DataSize.ofMegabytes(50), 20));
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void thatNobodyAnswersIsToldOnceWithWhy(CapturedOutput log) {
        services.close();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> backend.list(caller, Service.STATUS, WORK, ThemeView.class))
                    .isInstanceOf(Trouble.Unavailable.class);
        }
        assertThat(log.getOut()).containsOnlyOnce("does not answer: java.net.ConnectException");
    }

    @Test
    void whatEverybodyMayReadIsAskedWithoutTellingWhoReads() {
        services.on("status", "/api/public/themes", "{\"items\":[]}");
        services.on("status", "/api/staff/work", "{\"items\":[]}");
        backend.list(caller, Service.STATUS, THEMES, ThemeView.class);
        assertThat(services.lastAsked().header("Authorization")).isNull();
        backend.list(caller, Service.STATUS, WORK, ThemeView.class);
        assertThat(services.lastAsked().header("Authorization")).isEqualTo("Bearer token");
    }

    @Test
    void afterAnOwnWriteEveryReadWaitsForIt() {
        services.on("news", "/api/themes/t", Answer.json("{}").with("Samrad-Position", "p1"));
        services.on("status", "/api/public/themes", "{\"items\":[]}");
        Outcome<Void> outcome = backend.write(
                caller,
                "PUT",
                Service.NEWS,
                Target.of("/api/themes/{}", "t"),
                Map.of("name", "T"),
                Map.of(),
                Void.class);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        backend.list(caller, Service.STATUS, THEMES, ThemeView.class);
        assertThat(services.lastAsked().header("Samrad-Position")).isEqualTo("p1");
        assertThat(caller.isUnsure()).isFalse();
    }

    @Test
    void aViewThatIsTooFarBehindIsShownAndSaidToBeUncertain() {
        caller.remember("p1");
        services.on("status", "/api/staff/work", Answer.status(503));
        assertThatThrownBy(() -> backend.list(caller, Service.STATUS, WORK, ThemeView.class))
                .isInstanceOf(Trouble.Unavailable.class);
        assertThat(services.asked())
                .extracting(asked -> asked.header("Samrad-Position"))
                .containsExactly("p1", null);
        assertThat(caller.isUnsure()).isTrue();
    }

    @Test
    void aRefusalNamesTheWrongMembers() {
        services.on(
                "news",
                "/api/news/n",
                new Answer(
                        422,
                        "application/problem+json",
                        "{\"status\":422,\"detail\":\"Fel\",\"reason\":\"invalid\",\"members\":[{\"member\":\"title\",\"reason\":\"missing\",\"detail\":\"Skriv en rubrik.\"}]}",
                        Map.of()));
        Outcome<Void> outcome = backend.write(
                caller, "PUT", Service.NEWS, Target.of("/api/news/{}", "n"), Map.of(), Map.of(), Void.class);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.problem().reason()).isEqualTo("invalid");
            assertThat(refused.problem().members())
                    .containsExactly(new Problem.Member("title", "missing", "Skriv en rubrik."));
        });
    }

    @Test
    void withoutAnAnswerNothingIsClaimed() {
        services.on("news", "/api/news/n", Answer.status(503).with("Retry-After", "3"));
        Outcome<Void> outcome = backend.write(
                caller, "PUT", Service.NEWS, Target.of("/api/news/{}", "n"), Map.of(), Map.of(), Void.class);
        assertThat(outcome).isEqualTo(new Outcome.Unanswered<Void>(3));
        services.close();
        Outcome<Void> later = backend.write(
                caller, "PUT", Service.NEWS, Target.of("/api/news/{}", "n"), Map.of(), Map.of(), Void.class);
        assertThat(later).isEqualTo(new Outcome.Unanswered<Void>(null));
    }

    @Test
    void anEndedSignInAsksForANewOne() {
        services.on("status", "/api/staff/work", Answer.status(401));
        assertThatThrownBy(() -> backend.list(caller, Service.STATUS, WORK, ThemeView.class))
                .isInstanceOf(InsufficientAuthenticationException.class);
    }

    @Test
    void aFileIsHandedOnAsMultipart() {
        services.on(
                "responses",
                "/api/files",
                "{\"sha256\":\"ab\",\"name\":\"a.pdf\",\"size\":3,\"mediaType\":\"application/pdf\"}");
        Outcome<StoredFile> outcome = backend.upload(
                caller,
                "a\"\r\n.pdf",
                "application/pdf",
                new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));
        assertThat(outcome)
                .isEqualTo(new Outcome.Done<>(200, new StoredFile("ab", "a.pdf", 3, "application/pdf", null)));
        assertThat(services.lastAsked().header("Content-Type")).startsWith("multipart/form-data; boundary=samrad-");
    }

    @Test
    void aFileOfAnAnswerWithoutAccountBelongsToThatAnswer() {
        services.on("responses", "/api/files", "{\"sha256\":\"ab\",\"name\":\"a.pdf\",\"size\":0}");
        backend.uploadFor("nyckel", caller, "a.pdf", "application/pdf", new ByteArrayInputStream(new byte[0]));
        assertThat(services.lastAsked().header("Idempotency-Key")).isEqualTo("nyckel");
    }

    @Test
    void whatAReaderTypesStaysInItsPlace() {
        assertThat(Target.of("/api/news/{}", "a/../b?c=d").with("q", "å & ä").text())
                .isEqualTo("/api/news/a%2F..%2Fb%3Fc%3Dd?q=%C3%A5%20%26%20%C3%A4");
    }

    @Test
    void unknownMembersAndWordsDoNotBreakAPage() {
        services.on("status", "/api/public/themes", "{\"items\":[{\"id\":\"t\",\"new\":1,\"news\":null}],\"size\":50}");
        assertThat(backend.list(caller, Service.STATUS, THEMES, ThemeView.class).items())
                .isEqualTo(List.of(new ThemeView("t", null, null, null, 0)));
        services.on("status", "/api/public/meetings/m", "{\"id\":\"m\",\"type\":\"PICNIC\"}");
        assertThat(backend.read(caller, Service.STATUS, Target.of("/api/public/meetings/{}", "m"), MeetingView.class)
                        .type())
                .isNull();
    }
}
