package se.samrad.responses.files;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The ClamAV that looks through every file. Without a host nothing is looked through.
 *
 * @param timeout how long one file may take, from the first byte to the verdict
 */
@ConfigurationProperties("samrad.clamav")
public record ScanSettings(
        @DefaultValue("") String host,
        @DefaultValue("3310") int port,
        @DefaultValue("30s") Duration timeout) {
    public static final ScanSettings OFF = new ScanSettings("", 3310, Duration.ofSeconds(30));

    boolean on() {
        return !host.isBlank();
    }
}
