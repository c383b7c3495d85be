package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;

/** The longest list that may be sent, from the first look at it to the last body in the register. */
class TenThousandNamesTest extends Story {
    private static final int ROWS = 10_000;
    private static final Duration PATIENTLY = Duration.ofMinutes(5);
    /** A look must not cost what a list is worth: the answer itself is a few megabytes. */
    private static final int ANSWER_BYTES_MAX = 4_000_000;

    private final String mark = Bench.id("stora");

    private Reply take(String query, String list) {
        return send(OFFICER, "POST", "/api/bodies/imports" + query, list.getBytes(UTF_8), "text/csv");
    }

    private static long outcomes(Reply reply, String outcome) {
        return reply.body()
                .at("/items")
                .valueStream()
                .map(item -> item.get("outcome").asString())
                .filter(outcome::equals)
                .count();
    }

    @Test
    void areLookedAtTakenInAndKnownAgain() {
        StringBuilder rows =
                new StringBuilder("id,name,type,organisationNumber,municipalityCode,emails,aliases,groups\n");
        IntStream.range(0, ROWS)
                .forEach(row -> rows.append("%s-%d,Exempel %s %d,OTHER,,,kansli@%s-%d.invalid,,\n"
                        .formatted(mark, row, mark, row, mark, row)));
        String list = rows.toString();
        Reply preview = take("?preview=true", list).expect(200);
        assertThat(preview.body().at("/items")).hasSize(ROWS);
        assertThat(outcomes(preview, "NEW")).isEqualTo(ROWS);
        assertThat(preview.raw().body().length()).isLessThan(ANSWER_BYTES_MAX);

        String address = take("?undecided=LEAVE", list).expect(202).header("Location");
        await().atMost(PATIENTLY)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> get(OFFICER, address).expect(200).text("/state").equals("DONE"));
        Reply done = get(OFFICER, address);
        assertThat(done.text("/added")).isEqualTo(String.valueOf(ROWS));
        assertThat(done.text("/undecided")).isEqualTo("0");
        assertThat(done.text("/wrong")).isEqualTo("0");
        get(OFFICER, "/api/bodies/" + mark + "-" + (ROWS - 1)).expect(200);

        await().atMost(PATIENTLY)
                .untilAsserted(() -> assertThat(get(OFFICER, "/api/bodies?q=" + mark + "&size=1")
                                .text("/total"))
                        .isEqualTo(String.valueOf(ROWS)));
        // The stand-in may refuse to read what is being written just then; whoever is told so asks again.
        AtomicReference<Reply> again = new AtomicReference<>();
        await().atMost(PATIENTLY).pollInterval(Duration.ofSeconds(1)).until(() -> {
            again.set(take("?preview=true", list));
            return again.get().raw().statusCode() != 503;
        });
        assertThat(outcomes(again.get().expect(200), "SAME")).isEqualTo(ROWS);
        send(
                        OFFICER,
                        "POST",
                        "/api/bodies/imports?preview=true",
                        (list + mark + "-x,Exempel,OTHER,,,,,\n").getBytes(UTF_8),
                        "text/csv")
                .expectReason(413, "too-many-rows");
    }
}
