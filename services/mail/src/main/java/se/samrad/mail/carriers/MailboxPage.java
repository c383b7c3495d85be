package se.samrad.mail.carriers;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import se.samrad.contracts.Deadline;
import se.samrad.eventing.Rejected;

/** What lies in the demo's mailbox, to be read by a person at the same machine and by tests. */
@RestController
public class MailboxPage {
    private static final ZoneId ZONE = Deadline.ZONE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy 'kl.' H.mm", Locale.of("sv"))
            .withZone(ZONE);

    /** All messages, newest first. */
    public record Messages(List<Mailbox.Delivered> items) {}

    private final @Nullable Mailbox mailbox;

    /** @param carrier where letters really leave the house there is no such page */
    public MailboxPage(Carrier carrier) {
        this.mailbox = carrier instanceof Mailbox inDemo ? inDemo : null;
    }

    private List<Mailbox.Delivered> newest() {
        if (mailbox == null) throw Rejected.unknown();
        return mailbox.newest();
    }

    @GetMapping(path = "/brevlada.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Messages> json() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Messages(newest()));
    }

    @GetMapping(path = "/brevlada", produces = "text/html;charset=UTF-8")
    ResponseEntity<String> page() {
        List<Mailbox.Delivered> messages = newest();
        StringBuilder html = new StringBuilder("""
                <!doctype html>
                <html lang="sv" data-color-scheme="auto"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>Brevlådan – Samråd</title>
                <link rel="stylesheet" href="/vendor/designsystemet.css"><link rel="stylesheet" href="/vendor/samrad-theme.css">
                <link rel="stylesheet" href="/samrad.css"></head><body data-color="neutral" data-size="sm"><main class="wrap">
                <h1>Brevlådan</h1>
                <p>Inget brev lämnar den här datorn. Här ligger det som annars hade skickats med e-post, det nyaste först.</p>
                """);
        if (messages.isEmpty()) html.append("<p>Inga brev än. Begär en inloggningskod eller skicka en inbjudan.</p>");
        for (Mailbox.Delivered message : messages) {
            html.append("<article class=\"sheet\"><h2")
                    .append(lang(message.language()))
                    .append('>')
                    .append(escape(message.subject()))
                    .append("</h2><p>Till ")
                    .append(escape(message.to()))
                    .append(", ")
                    .append(TIME.format(message.at()))
                    .append("</p>")
                    .append(paragraphs(message))
                    .append("</article>");
        }
        html.append("<p><a href=\"/\">Till startsidan</a></p></main></body></html>");
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(html.toString());
    }

    /** The page itself is in Swedish. */
    private static String lang(String language) {
        return language.equals(Language.SWEDISH.tag()) ? "" : " lang=\"" + language + "\"";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8"); // without the encoding it would escape å, ä and ö too
    }

    /** Text as paragraphs; addresses of the service become links. */
    private static String paragraphs(Mailbox.Delivered message) {
        StringBuilder html = new StringBuilder();
        for (String paragraph : message.text().split("\\R\\R")) {
            String escaped = escape(paragraph)
                    .replaceAll("(https?://[^\\s<]+)", "<a href=\"$1\">$1</a>")
                    .replaceAll("\\R", "<br>");
            String language =
                    paragraph.startsWith(HtmlLetter.ENGLISH_TOO) ? Language.ENGLISH.tag() : message.language();
            html.append("<p").append(lang(language)).append('>').append(escaped).append("</p>");
        }
        return html.toString();
    }
}
