package se.samrad.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.support.ResourceBundleMessageSource;
import se.samrad.portal.wording.Language;
import se.samrad.portal.wording.Wording;

/** The wording of both languages on the example's day, without a portal around it. */
public final class Said {
    private Said() {}

    public static Wording in(Language language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("portal/messages", "portal/messages-pages", "portal/messages-board");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Wording(language, messages, Clock.fixed(Instant.parse("2026-09-18T08:20:00Z"), ZoneOffset.UTC));
    }
}
