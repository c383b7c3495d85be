package se.samrad.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.MongoDatabase;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Topics;
import se.samrad.contracts.news.NewsFacts;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.contracts.published.PublicNews;
import se.samrad.contracts.published.PublicNewsEvent.NewsReadable;
import se.samrad.contracts.published.PublicNewsEvent.NewsTakenDown;
import se.samrad.contracts.published.PublicThemeEvent.ThemeNamed;
import se.samrad.eventing.bench.Bench;
import se.samrad.eventing.bench.MovableClock;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;
import se.samrad.mail.letters.Returns;
import se.samrad.mail.subscriptions.Subscriptions;

/** Who asks for news by mail: from the letter of confirmation to being forgotten, over a real Kafka and a real mail server. */
class SubscriptionLettersTest extends MailedHarness {
    private static final MovableClock CLOCK = new MovableClock();

    @TestConfiguration(proxyBeanMethods = false)
    static class Times {
        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    /** They know nothing that was not told by an event. */
    private final StreamOwner owners = new StreamOwner(List::of);

    private final String theme = Bench.id("kultur");
    private final String kim = Bench.id("kim") + "@exempel.example";
    private final String lo = Bench.id("lo") + "@exempel.example";

    @BeforeEach
    void timeIsNow() {
        CLOCK.putBack();
    }

    @AfterEach
    void down() {
        owners.close();
    }

    @Override
    Map<String, String> server() {
        Map<String, String> settings = new TreeMap<>(super.server());
        settings.put("samrad.services.news", owners.address());
        settings.put("samrad.services.consultations", owners.address());
        return settings;
    }

    @Override
    Class<?>[] parts() {
        return new Class<?>[] {Times.class};
    }

    @Override
    ConfigurableApplicationContext start() {
        ConfigurableApplicationContext context = super.start();
        theme(context, theme);
        return context;
    }

    private static void reached(ConfigurableApplicationContext context, String stream, long version) {
        Views views = context.getBean(Views.class);
        View notices = views.named("notices");
        await().until(() -> views.reached(notices, stream, version));
    }

    private static void theme(ConfigurableApplicationContext context, String id) {
        ThemeFacts facts = new ThemeFacts("Kultur & fritid", "Culture", null);
        MailServiceTest.send(Topics.PUBLIC, "themes/" + id, 1, "theme-named", new ThemeNamed(facts.name()), facts);
        reached(context, "themes/" + id, 1);
    }

    private static void news(String id, String... themes) {
        NewsFacts facts =
                new NewsFacts("Nytt bibliotek " + id, "Det öppnar i maj.", "Mer.", List.of(themes), List.of());
        Instant now = Instant.now();
        MailServiceTest.send(
                Topics.PUBLIC,
                "news/" + id,
                1,
                "news-readable",
                new NewsReadable(facts.title()),
                new PublicNews(false, facts, Deadline.day(now), now.toEpochMilli(), 0));
    }

    private static HttpResponse<String> send(
            ConfigurableApplicationContext context, String method, String path, String body) throws Exception {
        URI address =
                URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static HttpResponse<String> ask(
            ConfigurableApplicationContext context, String email, String theme, String language) throws Exception {
        String body = "{\"email\":\"%s\",\"theme\":\"%s\",\"language\":\"%s\"}".formatted(email, theme, language);
        return send(context, "POST", "/api/subscriptions", body);
    }

    private List<MimeMessage> to(String email) throws Exception {
        List<MimeMessage> all = new ArrayList<>();
        for (MimeMessage message : smtp.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(email)) all.add(message);
        }
        return all;
    }

    private MimeMessage last(String email, int count) {
        await().until(() -> to(email).size() >= count);
        try {
            return to(email).get(count - 1);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(MimeMessage letter, String page) throws Exception {
        Matcher link = Pattern.compile("http://localhost:8080(/en)?/prenumerera/" + page + "/([\\w-]{43})\\s")
                .matcher(MailServiceTest.text(letter));
        assertThat(link.find()).as(MailServiceTest.text(letter)).isTrue();
        return link.group(2);
    }

    /** Asks and confirms, so that the next letter is news. */
    private void subscribe(ConfigurableApplicationContext context, String email, String theme) throws Exception {
        int before = to(email).size();
        assertThat(ask(context, email, theme, "sv").statusCode()).isEqualTo(202);
        String token = token(last(email, before + 1), "bekrafta");
        assertThat(send(context, "POST", "/api/subscriptions/" + token + "/confirm", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void newsIsMailedOnlyAfterTheButtonBehindTheLinkWasPressed() throws Exception {
        try (var context = start()) {
            assertThat(ask(context, kim, theme, "en").statusCode()).isEqualTo(202);
            MimeMessage confirmation = last(kim, 1);
            assertThat(confirmation.getSubject()).isEqualTo("Confirm that you want news about Culture");
            assertThat(confirmation.getHeader("List-Unsubscribe")).isNull();
            String confirm = token(confirmation, "bekrafta");
            String link = "/api/subscriptions/" + confirm;
            for (int i = 0; i < 2; i++) {
                assertThat(send(context, "GET", link, "").body())
                        .as("as a program that checks mail opens it")
                        .contains("\"confirmed\":false")
                        .doesNotContain(kim);
            }
            subscribe(context, lo, theme);
            String before = Bench.id("fore");
            news(before, theme);
            assertThat(last(lo, 2).getSubject()).contains(before);

            for (int i = 0; i < 2; i++) {
                HttpResponse<String> confirmed = send(context, "POST", link + "/confirm", "");
                assertThat(confirmed.body()).contains("\"confirmed\":true").doesNotContain(kim);
            }
            String after = Bench.id("efter");
            news(after, theme);
            MimeMessage letter = last(kim, 2);
            assertThat(letter.getSubject()).isEqualTo("Nytt bibliotek " + after);
            String leave = token(letter, "avsluta");
            assertThat(letter.getHeader("List-Unsubscribe"))
                    .containsExactly("<http://localhost:8080/en/prenumerera/avsluta/" + leave + ">");
            assertThat(letter.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            assertThat(letter.getHeader("Content-Language")).containsExactly("en,sv");
            assertThat(MailServiceTest.text(letter))
                    .contains("Det öppnar i maj.", "http://localhost:8080/en/nyheter/" + after, "about “Culture”");
            assertThat(MailServiceTest.page(letter))
                    .contains("<p lang=\"sv\">Nytt bibliotek " + after, "<p lang=\"sv\">Det öppnar i maj.</p>")
                    .contains(
                            "<html lang=\"en\">",
                            "<p>Hello!</p>",
                            "<a href=\"http://localhost:8080/en/prenumerera/avsluta/" + leave);
            assertThat(leave).isNotEqualTo(confirm);
        }
    }

    @Test
    void toldAgainAllEventsSendNothingAndWhoFollowsTwoThemesGetsOneLetter() throws Exception {
        String other = Bench.id("idrott");
        String item = Bench.id("nyhet");
        try (var context = start()) {
            theme(context, other);
            subscribe(context, kim, theme);
            subscribe(context, kim, other);
            for (int i = 0; i < 3; i++) news(item, theme, other);
            last(kim, 3);
            subscribe(context, lo, theme);
            try (var restarted = again(context)) {
                for (int i = 0; i < 2; i++) news(item, theme, other);
                Views views = restarted.getBean(Views.class);
                View notices = views.named("notices");
                int version = views.rebuild(notices).n();
                await().until(() -> views.active(notices).n() == version);
                String marker = Bench.id("sist");
                news(marker, theme);
                assertThat(last(lo, 2).getSubject())
                        .as("who asked after the item was published is not told of it")
                        .contains(marker);
                assertThat(last(kim, 4).getSubject()).contains(marker);
            }
            assertThat(to(kim)).hasSize(4);
            assertThat(to(lo)).hasSize(2);
        }
    }

    @Test
    void whatWasWithdrawnOrPublishedLongAgoIsNotMailed() throws Exception {
        try (var context = start()) {
            subscribe(context, kim, theme);
            String old = Bench.id("gammal");
            NewsFacts facts = new NewsFacts("Gammalt", "", "Mer.", List.of(theme), List.of());
            MailServiceTest.send(
                    Topics.PUBLIC,
                    "news/" + old,
                    1,
                    "news-readable",
                    new NewsReadable("Gammalt"),
                    new PublicNews(false, facts, Deadline.day(Instant.now()).minusDays(30), 1, 0));
            news(Bench.id("nyhet"), theme);
            last(kim, 2);
            reached(context, "news/" + old, 1);
            assertThat(to(kim)).extracting(MimeMessage::getSubject).noneMatch(subject -> subject.equals("Gammalt"));
            String withdrawn = Bench.id("borta");
            int port = smtp.getSmtp().getPort();
            smtp.stop();
            news(withdrawn, theme);
            MongoDatabase database = context.getBean(MongoDatabase.class);
            await().until(() -> database.getCollection("mailings")
                            .find(new Document("_id", "news-" + withdrawn).append("done", true))
                            .first()
                    != null);
            MailServiceTest.send(
                    Topics.PUBLIC,
                    "news/" + withdrawn,
                    2,
                    "news-taken-down",
                    new NewsTakenDown(),
                    new PublicNews(true, null, null, 1, 0));
            reached(context, "news/" + withdrawn, 2);
            GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            back.start();
            try {
                String marker = Bench.id("sist");
                news(marker, theme);
                await().atMost(Duration.ofMinutes(1)).until(() -> back.getReceivedMessages().length > 0);
                assertThat(back.getReceivedMessages()).hasSize(1);
                assertThat(back.getReceivedMessages()[0].getSubject()).contains(marker);
            } finally {
                back.stop();
            }
        }
    }

    @Test
    void askingAgainTellsNothingOfTheAddressAndFillsNobodysMailbox() throws Exception {
        try (var context = start()) {
            subscribe(context, kim, theme);
            HttpResponse<String> known = ask(context, " " + kim.toUpperCase(java.util.Locale.ROOT), theme, "en");
            HttpResponse<String> fresh = ask(context, lo, theme, "sv");
            assertThat(known.statusCode()).isEqualTo(fresh.statusCode()).isEqualTo(202);
            assertThat(known.body()).isEqualTo(fresh.body()).isEmpty();
            assertThat(names(known)).isEqualTo(names(fresh));
            MongoDatabase database = context.getBean(MongoDatabase.class);
            last(lo, 1);
            for (int i = 0; i < 6; i++) {
                assertThat(ask(context, lo, theme, "sv").statusCode()).isEqualTo(202);
                await().until(() -> database.getCollection("subscriptions")
                                .countDocuments(new Document("asked", new Document("$exists", true)))
                        == 0);
            }
            last(lo, 3);
            news(Bench.id("nyhet"), theme);
            last(kim, 2);
            assertThat(to(lo)).as("three letters a day").hasSize(3);
            assertThat(to(kim)).as("one to confirm, and the news").hasSize(2);
            assertThat(to(kim).get(1).getHeader("Content-Language"))
                    .as("whoever knows the address does not change the language")
                    .containsExactly("sv");
        }
    }

    private static List<String> names(HttpResponse<String> answer) {
        return answer.headers().map().keySet().stream().sorted().toList();
    }

    @Test
    void whatCannotBeAskedForIsSaidAtTheMember() throws Exception {
        try (var context = start()) {
            for (String wrong : List.of("kim", "kim@exempel", "kim@exempel.example\\nBcc: alla@exempel.example", " ")) {
                HttpResponse<String> refused = ask(context, wrong, theme, "sv");
                assertThat(refused.statusCode()).as(wrong).isEqualTo(422);
                assertThat(refused.body()).contains("\"member\":\"email\"");
            }
            for (String unknown : List.of("finns-inte", "../news")) {
                HttpResponse<String> refused = ask(context, kim, unknown, "sv");
                assertThat(refused.statusCode()).as(unknown).isEqualTo(422);
                assertThat(refused.body()).contains("\"member\":\"theme\"", "unknown-theme");
            }
            assertThat(send(context, "POST", "/api/subscriptions", "{\"email\":\"%s\"}".formatted(kim))
                            .body())
                    .contains("theme-or-consultation", "\"member\":\"theme\"", "\"member\":\"consultation\"");
            assertThat(ask(context, kim, theme, "de").body()).contains("\"member\":\"language\"", "not-one-of");
            assertThat(send(context, "GET", "/api/subscriptions/finns-inte", "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void endingItForgetsTheAddressAndNoEventEverHadIt() throws Exception {
        try (var context = start()) {
            subscribe(context, kim, theme);
            subscribe(context, lo, theme);
            news(Bench.id("nyhet"), theme);
            String leave = token(last(kim, 2), "avsluta");
            last(lo, 2);
            assertThat(stored(context, kim)).containsOnly("readers");
            HttpResponse<String> ended = send(context, "POST", "/api/subscriptions/" + leave + "/end", "");
            assertThat(ended.statusCode()).isEqualTo(200);
            assertThat(stored(context, kim)).isEmpty();
            assertThat(send(context, "POST", "/api/subscriptions/" + leave + "/end", "")
                            .statusCode())
                    .isEqualTo(404);
            String marker = Bench.id("sist");
            news(marker, theme);
            assertThat(last(lo, 3).getSubject()).contains(marker);
            assertThat(to(kim)).hasSize(2);
        }
    }

    /** Collections that have the address anywhere in them, or part of it. */
    private static List<String> stored(ConfigurableApplicationContext context, String email) {
        MongoDatabase database = context.getBean(MongoDatabase.class);
        List<String> found = new ArrayList<>();
        String name = email.substring(0, email.indexOf('@'));
        for (String collection : database.listCollectionNames()) {
            for (Document each : database.getCollection(collection).find()) {
                if (each.toJson().contains(name)) found.add(collection);
            }
        }
        return found;
    }

    @Test
    void endingAllEndsAllAndEndingOneLeavesTheOther() throws Exception {
        String other = Bench.id("idrott");
        try (var context = start()) {
            theme(context, other);
            subscribe(context, kim, theme);
            subscribe(context, kim, other);
            news(Bench.id("nyhet"), theme);
            String leave = token(last(kim, 3), "avsluta");
            send(context, "POST", "/api/subscriptions/" + leave + "/end", "");
            news(Bench.id("nyhet"), other);
            String leaveOther = token(last(kim, 4), "avsluta");
            assertThat(leaveOther).isNotEqualTo(leave);
            subscribe(context, kim, theme);
            send(context, "POST", "/api/subscriptions/" + leaveOther + "/end-all", "");
            assertThat(stored(context, kim)).isEmpty();
        }
    }

    @Test
    void anAddressThatDoesNotExistIsForgottenAndOneThatIsFullIsNot() throws Exception {
        try (var context = start()) {
            subscribe(context, kim, theme);
            subscribe(context, lo, theme);
            news(Bench.id("nyhet"), theme);
            Returns returns = context.getBean(Returns.class);
            for (String code : List.of("5.2.2", "5.7.1")) {
                assertThat(returns.bounced(id(last(kim, 2)), code)).isTrue();
                assertThat(stored(context, kim)).as(code).containsOnly("readers");
            }
            assertThat(returns.bounced(id(last(lo, 2)), "5.1.1")).isTrue();
            assertThat(stored(context, lo)).isEmpty();
            assertThat(stored(context, kim)).isNotEmpty();
        }
    }

    private static String id(MimeMessage message) throws Exception {
        return message.getMessageID().replaceAll("[<>]", "");
    }

    @Test
    void whatNobodyConfirmsInTimeIsForgotten() throws Exception {
        try (var context = start()) {
            ask(context, kim, theme, "sv");
            String token = token(last(kim, 1), "bekrafta");
            subscribe(context, lo, theme);
            CLOCK.moveBy(Duration.ofHours(49));
            assertThat(send(context, "POST", "/api/subscriptions/" + token + "/confirm", "")
                            .statusCode())
                    .isEqualTo(404);
            context.getBean(Subscriptions.class).sweep();
            assertThat(stored(context, kim)).isEmpty();
            assertThat(stored(context, lo)).isNotEmpty();
        }
    }
}
