package se.samrad.responses.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The mailbox that responses come to. Without a host nothing is fetched.
 *
 * @param authservHost name of the authority's own receiving server, as it writes it in {@code Received} and
 *     {@code Authentication-Results}; empty: no header is believed
 * @param every how long between two visits
 * @param messageMax a larger message stays in the mailbox, and its headers in the queue
 */
@ConfigurationProperties("samrad.intake")
record IntakeSettings(
        @DefaultValue Imap imap,
        @DefaultValue("") String authservHost,
        @DefaultValue("1m") Duration every,
        @DefaultValue("60MB") DataSize messageMax) {
    /**
     * @param passwordFile holds the password in its first line; goes before {@code password}
     * @param tls {@code true} from the first byte, {@code false} not at all: for a server on the same machine only
     * @param doneFolder where a message is moved once it is handled; empty: it is marked as read where it lies
     */
    record Imap(
            @DefaultValue("") String host,
            @Nullable Integer port,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String passwordFile,
            @DefaultValue("true") boolean tls,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("") String doneFolder) {
        boolean on() {
            return !host.isBlank();
        }

        String secret() {
            if (passwordFile.isBlank()) return password;
            try {
                return Files.readString(Path.of(passwordFile))
                        .lines()
                        .findFirst()
                        .orElse("");
            } catch (IOException e) {
                throw new UncheckedIOException("samrad.intake.imap.password-file cannot be read", e);
            }
        }

        /** Never the password. */
        @Override
        public String toString() {
            return user + "@" + host + "/" + folder;
        }
    }
}
