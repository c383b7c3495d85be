package se.samrad.proving;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.bson.Document;
import se.samrad.eventing.http.PositionDoor;

/**
 * The raw loop as a client reaches it: the same web server without anything in it, the words stored where they can be deleted,
 * then the commit. It asks nothing: not who it is, not whether the consultation is open, not whether it came before.
 */
final class RawDoor implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();
    private final Door door;

    /** @param commits may be shared with whoever commits without the web */
    RawDoor(MongoClient client, RawCommits commits) throws LifecycleException {
        MongoCollection<Document> words = client.getDatabase("raw")
                .getCollection("words")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        tomcat.setPort(0);
        tomcat.setSilent(true);
        tomcat.getConnector().getProtocolHandler().setExecutor(new VirtualThreadExecutor("raw-door-"));
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "raw", new Taking(words, commits));
        context.addServletMappingDecoded("/*", "raw");
        tomcat.start();
        door = new Door(tomcat.getConnector().getLocalPort());
    }

    Door door() {
        return door;
    }

    private static final class Taking extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient MongoCollection<Document> words;
        private final transient RawCommits commits;

        Taking(MongoCollection<Document> words, RawCommits commits) {
            this.words = words;
            this.commits = commits;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String id = UUID.randomUUID().toString();
            words.insertOne(Document.parse(new String(request.getInputStream().readAllBytes(), UTF_8))
                    .append("_id", id));
            commits.commit();
            response.setStatus(HttpServletResponse.SC_CREATED);
            response.setHeader(PositionDoor.HEADER, id);
            response.setContentType("application/json");
            response.getOutputStream().write(("{\"response\":\"" + id + "\"}").getBytes(UTF_8));
        }
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
