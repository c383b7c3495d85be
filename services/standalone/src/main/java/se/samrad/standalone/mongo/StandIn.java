package se.samrad.standalone.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedded stand-in for MongoDB: enough of the protocol for Samråd, one file. */
public final class StandIn implements Mongo {
    private final MongoServer server;
    private final String address;

    private StandIn(MongoServer server, String address) {
        this.server = server;
        this.address = address;
    }

    public static StandIn start(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var server = new MongoServer(
                DurableBackend.open(folder.resolve("stand-in.mv").toString()));
        var bound = server.bind();
        return new StandIn(server, "mongodb://127.0.0.1:" + bound.getPort());
    }

    @Override
    public Engine engine() {
        return Engine.STAND_IN;
    }

    @Override
    public String uri(String database) {
        return address + "/" + database;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
