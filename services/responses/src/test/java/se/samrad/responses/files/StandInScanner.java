package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** Speaks INSTREAM as clamd does, knows one pest, and misbehaves when told to. */
public final class StandInScanner implements AutoCloseable {
    /** The test file that every scanner knows, in parts so that none of them finds it here. */
    public static final String EICAR =
            String.join("", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-", "FILE!$H+H*");

    public enum Mood {
        WELL,
        /** Hangs up before a word. */
        AWAY,
        /** Takes the file and says nothing. */
        SILENT,
        GARBLED,
        /** Has a limit, says so half-way and hangs up. */
        FULL
    }

    private final ServerSocket door;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Mood mood = Mood.WELL;
    private volatile int largestPiece;
    private volatile byte[] lastSeen = {};

    public StandInScanner() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void is(Mood now) {
        mood = now;
    }

    int largestPiece() {
        return largestPiece;
    }

    byte[] lastSeen() {
        return lastSeen;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket line = door.accept();
                Thread.ofVirtual().start(() -> answer(line));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket line) {
        try (line) {
            if (mood == Mood.AWAY) return;
            DataInputStream in = new DataInputStream(line.getInputStream());
            String command = new String(in.readNBytes("zINSTREAM\0".length()), US_ASCII);
            if (!command.equals("zINSTREAM\0")) throw new IOException("not INSTREAM: " + command);
            OutputStream out = line.getOutputStream();
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            for (int length = in.readInt(); length != 0; length = in.readInt()) {
                largestPiece = Math.max(largestPiece, length);
                seen.writeBytes(in.readNBytes(length));
                if (mood == Mood.FULL) {
                    out.write("INSTREAM size limit exceeded. ERROR\0".getBytes(US_ASCII));
                    return;
                }
            }
            lastSeen = seen.toByteArray();
            if (mood == Mood.SILENT) closed.await();
            out.write((said(seen.toString(ISO_8859_1)) + "\0").getBytes(US_ASCII));
        } catch (IOException e) {
            return; // whoever asked has hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String said(String content) {
        if (mood == Mood.GARBLED) return "HTTP/1.1 200 OK";
        return content.contains(EICAR) ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK";
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
