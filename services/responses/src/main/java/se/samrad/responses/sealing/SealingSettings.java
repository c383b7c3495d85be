package se.samrad.responses.sealing;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param contact whom to turn to about what is sealed off; told as it is now, so a new one holds for what was sealed before */
@ConfigurationProperties("samrad.sealing")
public record SealingSettings(@Nullable String contact) {
    /** Null when nobody in particular is named. */
    public @Nullable String whom() {
        return contact == null || contact.isBlank() ? null : contact.strip();
    }
}
