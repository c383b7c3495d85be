package se.samrad.eventing.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

@Tag("containers")
@EnabledIf("engineAndImage")
class ContainerStoreTest extends StoreContract {
    private static final String IMAGE = "mongo:6.0.5";

    private @Nullable MongoDBContainer mongo;

    /** A missing image costs minutes of retries where no registry answers, so it is looked for first. */
    static boolean engineAndImage() {
        boolean there = DockerClientFactory.instance().isDockerAvailable()
                && !DockerClientFactory.instance().client().listImagesCmd().exec().stream()
                        .noneMatch(image -> image.getRepoTags() != null
                                && List.of(image.getRepoTags()).contains(IMAGE));
        if (!there)
            System.out.println("SKIPPED: no container engine with the image " + IMAGE + "; docker pull " + IMAGE);
        return there;
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
