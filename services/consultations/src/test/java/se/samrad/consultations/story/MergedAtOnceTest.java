package se.samrad.consultations.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import se.samrad.eventing.bench.Bench;

class MergedAtOnceTest extends Story {
    @RepeatedTest(8)
    void twoBodiesAreNeverMergedIntoEachOther() throws Exception {
        String one = Bench.id("bada");
        String other = Bench.id("bada");
        alike(one, other);
        var both = new CyclicBarrier(2);
        List<Callable<Reply>> merges = List.of(
                () -> {
                    both.await();
                    return merge(one, other);
                },
                () -> {
                    both.await();
                    return merge(other, one);
                });
        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = threads.invokeAll(merges).stream()
                    .map(reply -> reply.resultNow().status())
                    .toList();
        }
        long merged = List.of(one, other).stream()
                .filter(body -> types("bodies/" + body).contains("body-merged"))
                .count();
        assertThat(merged).isLessThanOrEqualTo(1);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize((int) merged);
        assertThat(statuses).allMatch(status -> List.of(200, 409, 422).contains(status));
        // Nothing of it stands in the way of a later one.
        if (merged == 0) merge(one, other).expect(200);
    }

    private Reply merge(String body, String into) {
        return post(OFFICER, "/api/bodies/" + body + "/merge", "{\"into\":\"" + into + "\"}");
    }

    private void alike(String one, String other) {
        post(OFFICER, "/api/bodies/imports", """
            [{"id":"%s","name":"%s bolag","type":"COMPANY"},{"id":"%s","name":"%s stiftelse","type":"OTHER"}]\
            """.formatted(one, one, other, other))
                .expect(200);
    }
}
