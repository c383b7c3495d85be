package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a file looked through by clamd, which gets it piece by piece over its own socket ({@code INSTREAM}). */
@Component
class Clamd {
    /** What a scanner has to say of a file. */
    sealed interface Verdict {
        record Clean() implements Verdict {}

        /** @param signature what it was recognised as */
        record Infected(String signature) implements Verdict {}

        /** It has said nothing about this file that can be understood: another may fare better. */
        record Unclear(String why) implements Verdict {}

        /** It cannot be asked. */
        record Away(String why) implements Verdict {}
    }

    private static final int PIECE_BYTES = 64 * 1024;
    private static final int REPLY_BYTES_MAX = 4096;
    private static final Pattern FOUND = Pattern.compile("stream: (.{1,200}) FOUND");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^A-Za-z0-9._:/ ()-]");

    private final ScanSettings settings;

    Clamd(ScanSettings settings) {
        this.settings = settings;
    }

    boolean on() {
        return settings.on();
    }

    /** @throws IOException when the file itself cannot be read */
    Verdict scan(InputStream bytes) throws IOException {
        try (Socket line = new Socket()) {
            Thread watch = Thread.ofVirtual().name("clamd-watch").start(() -> cut(line, settings.timeout()));
            try {
                return asked(line, bytes);
            } finally {
                watch.interrupt();
            }
        }
    }

    /** A time limit on reading alone would let a scanner that says one byte a minute hold a file for ever. */
    private static void cut(Socket line, Duration after) {
        try {
            Thread.sleep(after);
            line.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it was in time
        } catch (IOException e) {
            return; // it is closed all the same
        }
    }

    private Verdict asked(Socket line, InputStream bytes) throws IOException {
        DataOutputStream out;
        try {
            line.connect(
                    new InetSocketAddress(settings.host(), settings.port()),
                    Math.toIntExact(settings.timeout().toMillis()));
            out = new DataOutputStream(new BufferedOutputStream(line.getOutputStream(), PIECE_BYTES + Integer.BYTES));
            out.write("zINSTREAM\0".getBytes(US_ASCII));
        } catch (IOException e) {
            return new Verdict.Away(e.toString());
        }
        byte[] piece = new byte[PIECE_BYTES];
        String cut = null;
        for (int n = bytes.readNBytes(piece, 0, piece.length); n > 0; n = bytes.readNBytes(piece, 0, piece.length)) {
            cut = sent(out, piece, n);
            if (cut != null) break;
        }
        if (cut == null) cut = sent(out, piece, 0);
        return reply(line, cut);
    }

    /** One piece, or with none the end; why it could not be sent, or null. */
    private static @Nullable String sent(DataOutputStream out, byte[] piece, int length) {
        try {
            out.writeInt(length);
            out.write(piece, 0, length);
            if (length == 0) out.flush();
            return null;
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Also when not everything could be sent: a scanner that has had enough says why before it hangs up. */
    private static Verdict reply(Socket line, @Nullable String cut) {
        StringBuilder said = new StringBuilder();
        try {
            InputStream in = line.getInputStream();
            for (int c = in.read(); c > 0 && said.length() < REPLY_BYTES_MAX; c = in.read()) said.append((char) c);
        } catch (IOException e) {
            return new Verdict.Away(cut == null ? e.toString() : cut);
        }
        return verdict(said.toString().strip(), cut);
    }

    private static Verdict verdict(String said, @Nullable String cut) {
        if (said.isEmpty()) return new Verdict.Away(cut == null ? "no answer" : cut);
        if (said.equals("stream: OK") && cut == null) return new Verdict.Clean();
        Matcher found = FOUND.matcher(said);
        if (found.matches()) return new Verdict.Infected(plain(found.group(1)));
        return new Verdict.Unclear(plain(said));
    }

    /** It goes to a log. */
    private static String plain(String said) {
        String kept = NOT_IN_A_NAME.matcher(said).replaceAll("?");
        return kept.length() > 200 ? kept.substring(0, 200) : kept;
    }
}
