package se.samrad.mail.bounces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where reports on letters that did not arrive go, and the mailbox that they are read from. Without a host nothing is read.
 *
 * @param address sender of the envelope; null: the address that letters come from. {@code {id}} in it stands for the letter,
 *     as in {@code studs+{id}@exempel.example}
 */
@ConfigurationProperties("samrad.bounces")
public record BounceSettings(
        @Nullable String address, @DefaultValue Imap imap) {
    public BounceSettings {
        if (address != null && address.isBlank()) address = null;
    }

    /**
     * @param passwordFile holds the password in its first line; goes before {@code password}
     * @param tls {@code true} from the first byte, {@code false} not at all: for a server on the same machine only
     */
    public record Imap(
            @DefaultValue("") String host,
            @Nullable Integer port,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String passwordFile,
            @DefaultValue("true") boolean tls,
            @DefaultValue("INBOX") String folder) {
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
                throw new UncheckedIOException("samrad.bounces.imap.password-file cannot be read", e);
            }
        }

        /** Never the password. */
        @Override
        public String toString() {
            return user + "@" + host + "/" + folder;
        }
    }
}
