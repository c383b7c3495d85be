package se.samrad.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports held from the moment they are chosen until the one they are meant for opens them: an address is told to
 * everybody before its service starts, and nobody else may take it in between.
 */
public final class Ports implements AutoCloseable {
    /**
     * Below the ports that a system lends to connections going out (from 32768 on Linux, from 49152 on others, RFC 6335):
     * one of those may be lent between {@link #release} and the owner's opening it.
     */
    static final int FREE_MIN = 20_000;

    static final int FREE_MAX = 32_767;
    private static final int TRIES_MAX = 1_000;

    private final Map<Integer, ServerSocket> held = new HashMap<>();

    /** Any free port on the loopback address, from {@link #FREE_MIN} to {@link #FREE_MAX}. */
    public synchronized int free() {
        var taken = new IOException("No port was tried");
        for (int tried = 0; tried < TRIES_MAX; tried++) {
            try {
                return hold(
                        InetAddress.getLoopbackAddress(),
                        ThreadLocalRandom.current().nextInt(FREE_MIN, FREE_MAX + 1));
            } catch (IOException e) {
                taken = e;
            }
        }
        throw new UncheckedIOException("No port from " + FREE_MIN + " to " + FREE_MAX + " is free", taken);
    }

    /** A port that somebody asked for by the variable named, or a free one if it is 0. */
    synchronized int asked(String address, int port, String variable) {
        try {
            return hold(InetAddress.getByName(address), port);
        } catch (IOException e) {
            throw new Refusal("Port " + port + " på " + address + " är upptagen (" + e.getMessage()
                    + "). Välj en annan med " + variable + ".");
        }
    }

    private int hold(InetAddress address, int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        held.put(socket.getLocalPort(), socket);
        return socket.getLocalPort();
    }

    /** To be called just before the port's owner opens it. */
    public synchronized int release(int port) {
        var socket = held.remove(port);
        if (socket != null) {
            close(socket);
        }
        return port;
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        held.values().forEach(Ports::close);
        held.clear();
    }
}
