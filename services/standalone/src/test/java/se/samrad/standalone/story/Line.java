package se.samrad.standalone.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Between a browser and the portal: counts what goes to the portal, and is cut where a test says. */
final class Line implements AutoCloseable {
    /** As on a line of 40 Mbit/s: on a faster one a file is through before its bar has moved. */
    private static final long NANOS_A_BYTE = 200;

    private final ServerSocket door;
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();
    private volatile long cutAt = Long.MAX_VALUE;

    Line(int to) {
        this.to = to;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("line").start(this::serve);
    }

    String url(String path) {
        return "http://localhost:" + door.getLocalPort() + path;
    }

    /** Bytes that have gone to the portal. */
    long sent() {
        return sent.get();
    }

    boolean isCut() {
        return cutAt == 0;
    }

    /** Every connection is closed once so many more bytes have gone to the portal, and none opened before it is mended. */
    void cutAfter(long bytes) {
        cutAt = sent.get() + bytes;
    }

    void mend() {
        cutAt = Long.MAX_VALUE;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket from = door.accept();
                if (isCut()) {
                    from.close();
                    continue;
                }
                Socket onward = new Socket(InetAddress.getLoopbackAddress(), to);
                open.add(from);
                open.add(onward);
                Thread.ofVirtual().start(() -> pump(from, onward, true));
                Thread.ofVirtual().start(() -> pump(onward, from, false));
            } catch (IOException e) {
                if (!door.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private void pump(Socket from, Socket to, boolean counted) {
        byte[] piece = new byte[16 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                out.write(piece, 0, n);
                if (!counted) continue;
                if (sent.addAndGet(n) > cutAt) cut();
                LockSupport.parkNanos(n * NANOS_A_BYTE);
            }
        } catch (IOException e) {
            return; // one of them has hung up
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void cut() throws IOException {
        cutAt = 0;
        for (Socket each : open) each.close();
    }

    @Override
    public void close() {
        try {
            door.close();
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
