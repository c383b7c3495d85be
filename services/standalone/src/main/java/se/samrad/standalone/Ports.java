package se.samrad.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/**
 * Ports held from the moment they are chosen until the one they are meant for opens them: an address is told to
 * everybody before its service starts, and nobody else may take it in between.
 */
public final class Ports implements AutoCloseable {
    private final Map<Integer, ServerSocket> held = new HashMap<>();

    /** Any free port on the loopback address. */
    public synchronized int free() {
        try {
            return hold(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
