package se.samrad.contracts.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Addresses of a service's style sheets and scripts, each with a mark of what is in the file: old and new never mix. */
public final class LookFiles {
    /** Where the files that all share lie. */
    public static final String SHARED = "/look";

    private static final int MARK_BYTES = 6;

    private final List<String> folders;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /** @param own folder of the service's own files on the class path, for example {@code /portal/static} */
    public LookFiles(String own) {
        this.folders = List.of(SHARED, own);
    }

    /** @param path as a browser asks for it, for example {@code /samrad.css} */
    public String address(String path) {
        return addresses.computeIfAbsent(path, this::marked);
    }

    private String marked(String path) {
        for (String folder : folders) {
            try (InputStream file = LookFiles.class.getResourceAsStream(folder + path)) {
                if (file == null) continue;
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
                return path + "?v=" + HexFormat.of().formatHex(digest, 0, MARK_BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalArgumentException("no file of that name: " + path);
    }
}
