package se.samrad.responses.registering;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is published leaves the web by itself.
 *
 * @param days how long it can be read, the day of publication not counted; told with each publication, so a change holds for
 *     what is published after it
 */
@ConfigurationProperties("samrad.publication")
record PublicationSettings(@DefaultValue("730") int days) {
    PublicationSettings {
        if (days < 1) throw new IllegalArgumentException("samrad.publication.days must be at least 1, is " + days);
    }
}
