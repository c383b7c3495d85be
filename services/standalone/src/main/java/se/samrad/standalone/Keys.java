package se.samrad.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Secrets of this data folder: made at the first start, kept between starts, readable by their owner only. */
final class Keys {
    private static final int KEY_BYTES = 32;
    /** No letter or digit that is mistaken for another. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_GROUPS = 4;
    private static final int PASSWORD_GROUP_LENGTH = 4;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    Keys(Path folder) {
        this.folder = folder;
    }

    /** A key for machines. */
    String key(String name) {
        return kept(name, () -> {
            var bytes = new byte[KEY_BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    /** A secret that somebody will type. */
    String password(String name) {
        return kept(name, this::readable);
    }

    private String readable() {
        var password = new StringBuilder();
        for (int group = 0; group < PASSWORD_GROUPS; group++) {
            if (group > 0) {
                password.append('-');
            }
            for (int i = 0; i < PASSWORD_GROUP_LENGTH; i++) {
                password.append(READABLE.charAt(random.nextInt(READABLE.length())));
            }
        }
        return password.toString();
    }

    private String kept(String name, Supplier<String> fresh) {
        try {
            Files.createDirectories(folder, ownerOnly("rwx------"));
            var file = folder.resolve(name);
            if (Files.exists(file)) {
                return Files.readString(file, UTF_8).strip();
            }
            var secret = fresh.get();
            var half = folder.resolve(name + ".new");
            Files.deleteIfExists(half);
            Files.createFile(half, ownerOnly("rw-------"));
            Files.writeString(half, secret + "\n", UTF_8);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
