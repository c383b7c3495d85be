package se.samrad.eventing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import se.samrad.eventing.bench.RealMongod;

@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
class MongodStoreTest extends StoreContract {
    @Override
    String uri(String database) {
        return RealMongod.shared(database);
    }

    @Test
    void aPageOfHeadsReadsNoCommitsFarBehindIt() {
        for (int stream = 100; stream < 400; stream++) commits.append(commit("toys/" + stream, 1, 0, "k" + stream, 1));
        database.runCommand(new Document("profile", 2));

        assertThat(commits.heads("toys/150", 10)).hasSize(10);

        database.runCommand(new Document("profile", 0));
        List<Document> asked = database.getCollection("system.profile")
                .find(new Document("ns", database.getName() + "." + MongoCommits.COLLECTION))
                .into(new ArrayList<>());
        assertThat(asked).isNotEmpty();
        assertThat(asked.stream()
                        .mapToInt(each -> each.getInteger("docsExamined", 0))
                        .sum())
                .isLessThan(30);
    }
}
