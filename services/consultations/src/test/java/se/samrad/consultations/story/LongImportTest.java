package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import se.samrad.consultations.register.ImportRound;
import se.samrad.eventing.bench.Bench;
import tools.jackson.databind.JsonNode;

/** Lists that take longer than anybody waits. */
class LongImportTest extends Story {
    private static final String HEADER = "id,name,type,organisationNumber,municipalityCode,emails,aliases,groups\n";
    private static final String IMPORTS = "/api/bodies/imports";
    private static final int ROWS = 1_050;

    @Autowired
    private ImportRound round;

    private final String mark = Bench.id("lista").replace("-", "");

    @BeforeEach
    void nothingGoesOnByItself() {
        round.stop();
    }

    @AfterEach
    void asBefore() {
        if (!round.isRunning()) round.start();
    }

    private String id(int number) {
        return mark + "-" + number;
    }

    private String row(int number, String email) {
        return id(number) + ",Exempel " + mark + " " + number + ",OTHER,,," + email + ",,\n";
    }

    private String list() {
        StringBuilder rows = new StringBuilder(HEADER);
        IntStream.range(0, ROWS).forEach(number -> rows.append(row(number, "kansli@" + id(number) + ".invalid")));
        return rows.toString();
    }

    private Reply take(String token, String query, String list, String... headers) {
        return send(token, "POST", IMPORTS + query, list.getBytes(UTF_8), "text/csv", headers);
    }

    private Reply ended(String address) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> get(OFFICER, address).expect(200).text("/state").equals("DONE"));
        return get(OFFICER, address).expect(200);
    }

    @Test
    void aLongListIsTakenInByItselfAndSaysWhatBecameOfEveryRow() {
        String known = Bench.id("b");
        String same = row(0, "kansli@" + id(0) + ".invalid");
        String changed = row(1, "gammal@" + id(1) + ".invalid");
        take(OFFICER, "", HEADER + same + changed + known + "," + mark + "sund kommun,MUNICIPALITY,,9901,,,\n")
                .expect(200);
        await().untilAsserted(() -> assertThat(
                        get(OFFICER, "/api/bodies?q=" + mark + "sund").text("/total"))
                .isEqualTo("1"));
        String list = list() + id(5000) + "," + mark + "sunds stad,MUNICIPALITY,,9901,,,\n" + id(5001) + "," + mark
                + "sund stad,MUNICIPALITY,,9901,,,\n" + id(5002) + "," + mark
                + "sundets kommun,MUNICIPALITY,,9901,,,\n" + id(5003) + ",\"=1+1\",OTHER,,,,,\n";
        // Lines: the header is the first.
        int first = ROWS + 2;
        String query = "?undecided=LEAVE&same=" + first + ":" + known + "&new=" + (first + 1);
        Reply begun = take(OFFICER, query, list).expect(202);
        String address = begun.header("Location");
        assertThat(address).isEqualTo(IMPORTS + "/" + begun.text("/id"));
        assertThat(begun.text("/state")).isEqualTo("WAITING");
        assertThat(begun.text("/total")).isEqualTo(String.valueOf(ROWS + 4));
        round.start();
        Reply done = ended(address);
        assertThat(done.text("/done")).isEqualTo(String.valueOf(ROWS + 4));
        assertThat(done.text("/added")).isEqualTo(String.valueOf(ROWS - 2 + 1));
        assertThat(done.text("/changed")).isEqualTo("1");
        assertThat(done.text("/same")).isEqualTo("2");
        assertThat(done.text("/undecided")).isEqualTo("1");
        assertThat(done.text("/wrong")).isEqualTo("1");
        assertThat(done.text("/items/0/line")).isEqualTo(String.valueOf(first + 2));
        assertThat(done.text("/items/0/outcome")).isEqualTo("PERHAPS");
        assertThat(done.text("/items/1/line")).isEqualTo(String.valueOf(first + 3));
        assertThat(done.text("/items/1/problems/0/reason")).isEqualTo("formula");
        assertThat(done.text("/items/1/problem")).startsWith("Rad " + (first + 3));
        assertThat(get(OFFICER, address, "Accept-Language", "en").text("/items/1/problem"))
                .isEqualTo("The name is a formula.");
        get(OFFICER, "/api/bodies/" + id(5002)).expect(404);
        get(OFFICER, "/api/bodies/" + id(5001)).expect(200);
        assertThat(get(OFFICER, "/api/bodies/" + id(1)).text("/emails/0")).isEqualTo("kansli@" + id(1) + ".invalid");
        assertThat(get(OFFICER, "/api/bodies/" + known).text("/aliases/0")).isEqualTo(mark + "sunds stad");
        get(REGISTRAR, address).expect(403);
        get(OFFICER, IMPORTS + "/finns-inte").expect(404);
    }

    @Test
    void whatWasCutOffInTheMiddleGoesOnAndNothingIsDoneOrCountedTwice() throws InterruptedException {
        StringBuilder before = new StringBuilder(HEADER);
        for (int number = 0; number < ROWS; number += 2) {
            before.append(row(number, "gammal@" + id(number) + ".invalid"));
        }
        take(OFFICER, "", before.toString()).expect(200);
        String address = take(OFFICER, "", list()).expect(202).header("Location");
        for (int cut = 1; cut <= 3; cut++) {
            Thread once = Thread.ofPlatform().start(round::round);
            String seen = get(OFFICER, address).text("/done");
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> !get(OFFICER, address).text("/done").equals(seen));
            once.interrupt();
            once.join();
            assertThat(get(OFFICER, address).text("/state")).isEqualTo("GOING_ON");
        }
        round.start();
        Reply done = ended(address);
        assertThat(done.text("/added")).isEqualTo(String.valueOf(ROWS / 2));
        assertThat(done.text("/changed")).isEqualTo(String.valueOf(ROWS / 2));
        assertThat(done.text("/same")).isEqualTo("0");
        for (int number = 0; number < ROWS; number++) {
            assertThat(types("bodies/" + id(number))).containsExactly("body-registered");
        }
    }

    @Test
    void twoWhoStartTheSameListDoItOnceAndInstancesShareIt() {
        String list = list();
        String other = Bench.bearer("staff:admin");
        Reply first = take(OFFICER, "", list, "Idempotency-Key", mark).expect(202);
        assertThat(take(other, "", list).expect(202).header("Location")).isEqualTo(first.header("Location"));
        Reply refused = take(other, "?undecided=LEAVE", list).expectReason(409, "import-going-on");
        assertThat(refused.text("/import")).isEqualTo(first.text("/id"));
        round.start();
        try (ConfigurableApplicationContext another = anotherInstance()) {
            assertThat(another.isRunning()).isTrue();
            assertThat(ended(first.header("Location")).text("/added")).isEqualTo(String.valueOf(ROWS));
        }
        for (int number = 0; number < ROWS; number += 50) {
            assertThat(types("bodies/" + id(number))).containsExactly("body-registered");
        }
        assertThat(take(OFFICER, "", list, "Idempotency-Key", mark).expect(202).text("/state"))
                .isEqualTo("DONE");
        Reply again = take(OFFICER, "", list).expect(202);
        assertThat(again.text("/id")).isNotEqualTo(first.text("/id"));
        assertThat(ended(again.header("Location")).text("/same")).isEqualTo(String.valueOf(ROWS));
        List<String> listed = ids(get(OFFICER, IMPORTS).expect(200).body().at("/items"));
        assertThat(listed).contains(first.text("/id"), again.text("/id"));
    }

    private static List<String> ids(JsonNode items) {
        return items.valueStream().map(item -> item.at("/id").asString()).toList();
    }
}
