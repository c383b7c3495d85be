package se.samrad.mail.carriers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as it is told: by the first word of a command, or {@code .} for what follows
 * DATA. Where the answer is empty the line breaks. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, String> answers;
    final List<String> heard = new CopyOnWriteArrayList<>();

    ScriptedServer(Map<String, String> answers) throws IOException {
        this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.answers = answers;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket one = socket.accept()) {
                talk(one);
            } catch (IOException e) {
                continue; // the client is gone, or the server is closed
            }
        }
    }

    private void talk(Socket one) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(one.getInputStream(), UTF_8));
        OutputStream out = one.getOutputStream();
        say(out, "220 exempel");
        boolean data = false;
        String line = in.readLine();
        while (line != null) {
            if (data) {
                if (line.equals(".")) {
                    data = false;
                    String answer = answers.getOrDefault(".", "250 ok");
                    if (answer.isEmpty()) return;
                    say(out, answer);
                }
            } else {
                heard.add(line);
                String word = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
                String answer = answers.getOrDefault(word, word.equals("DATA") ? "354 go on" : "250 ok");
                if (answer.isEmpty()) return;
                data = answer.startsWith("354");
                say(out, answer);
            }
            line = in.readLine();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
