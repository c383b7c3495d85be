package se.samrad.eventing.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.mongodb.MongoDBContainer;
import se.samrad.eventing.bench.Skipped;

@Tag("containers")
@EnabledIf("engineAndImage")
class ContainerStoreTest extends StoreContract {
    private static final String IMAGE = "mongo:6.0.5";

    private @Nullable MongoDBContainer mongo;

    /** A missing image costs minutes of retries where no registry answers, so it is looked for first. */
    static boolean engineAndImage() {
        try {
            if (DockerClientFactory.instance().isDockerAvailable()
                    && DockerClientFactory.instance().client().listImagesCmd().exec().stream()
                            .anyMatch(image -> image.getRepoTags() != null
                                    && List.of(image.getRepoTags()).contains(IMAGE))) return true;
            Skipped.because("no container engine with the image " + IMAGE + "; docker pull " + IMAGE);
        } catch (ContainerFetchException e) {
            // The container that would clean up after an interrupted test.
            Skipped.because(e.getMessage() + "; docker pull it, or set TESTCONTAINERS_RYUK_DISABLED=true");
        }
        return false;
    }

    @BeforeAll
    void start() {
        mongo = new MongoDBContainer(IMAGE).withReplicaSet();
        mongo.start();
    }

    @AfterAll
    void stop() {
        if (mongo != null) mongo.stop();
    }

    @Override
    String uri(String database) {
        if (mongo == null) throw new IllegalStateException("not started");
        return mongo.getReplicaSetUrl(database);
    }
}
