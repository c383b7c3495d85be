package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

    @Autowired
    private MongoDatabase database;

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
        assertThat(done.text("/items/0/candidates/0/body")).isEqualTo(known);
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

    private Reply decide(String address, String choices, String... headers) {
        return post(OFFICER, address + "/decisions", choices, headers);
    }

    @Test
    void whatWasLeftOutIsDecidedAboutAfterwardsOnceAndRemembered() {
        String known = Bench.id("b");
        take(OFFICER, "", HEADER + known + "," + mark + "sund kommun,MUNICIPALITY,,9901,,,\n")
                .expect(200);
        await().untilAsserted(() -> assertThat(
                        get(OFFICER, "/api/bodies?q=" + mark + "sund").text("/total"))
                .isEqualTo("1"));
        int first = ROWS + 2;
        String list = list() + id(5000) + "," + mark + "sunds stad,MUNICIPALITY,,9901,,,\n" + id(5001) + "," + mark
                + "sund stad,MUNICIPALITY,,9901,ny@" + id(5001) + ".invalid,,\n" + id(5002) + "," + mark
                + "sundets kommun,MUNICIPALITY,,9901,,,\n";
        String address = take(OFFICER, "?undecided=LEAVE", list).expect(202).header("Location");
        String same = "{\"same\":[{\"line\":%d,\"body\":\"%s\"}]}".formatted(first, known);
        decide(address, same).expectReason(409, "import-going-on");
        round.start();
        Reply done = ended(address);
        assertThat(done.text("/undecided")).isEqualTo("3");
        assertThat(done.text("/items/0/candidates/0/name")).isEqualTo(mark + "sund kommun");

        Reply told = decide(address, same, "Idempotency-Key", mark).expect(200);
        assertThat(told.text("/items/0/outcome")).isEqualTo("SAME");
        assertThat(decide(address, same, "Idempotency-Key", mark).expect(200).body())
                .isEqualTo(told.body());
        decide(address, same).expectReason(409, "decided-already");
        assertThat(get(OFFICER, "/api/bodies/" + known).text("/aliases/0")).isEqualTo(mark + "sunds stad");
        assertThat(decide(address, "{\"new\":[%d]}".formatted(first + 1)).text("/items/0/outcome"))
                .isEqualTo("NEW");
        assertThat(get(OFFICER, "/api/bodies/" + id(5001)).text("/emails/0")).isEqualTo("ny@" + id(5001) + ".invalid");
        Reply wrong = decide(address, "{\"same\":[{\"line\":%d,\"body\":\"finns-inte\"}]}".formatted(first + 2));
        assertThat(wrong.text("/items/0/problems/0/reason")).isEqualTo("unknown-body");
        Reply left = get(OFFICER, address);
        assertThat(left.text("/undecided")).isEqualTo("1");
        assertThat(left.text("/same")).isEqualTo("1");
        assertThat(left.text("/added")).isEqualTo(String.valueOf(ROWS + 1));
        assertThat(left.body().at("/items").size()).isEqualTo(1);
        assertThat(left.text("/items/0/line")).isEqualTo(String.valueOf(first + 2));

        assertThat(decide(address, "{\"same\":[{\"line\":1}]}").expect(422).text("/members/0/member"))
                .isEqualTo("same[0].body");
        decide(address, "{}").expectReason(422, "missing");
        post(REGISTRAR, address + "/decisions", same).expect(403);
        decide(IMPORTS + "/finns-inte", same).expect(404);
        Reply again =
                take(OFFICER, "?preview=true", HEADER + id(5003) + "," + mark + "sunds stad,MUNICIPALITY,,9901,,,\n");
        assertThat(again.text("/items/0/candidates/0/because")).isEqualTo("SPELLED_ALIKE");
    }

    /** A list whose last rows, from line {@code ROWS + 2} on, each perhaps mean a body of the register. */
    private Reply leftOut(List<String> known) {
        StringBuilder register = new StringBuilder(HEADER);
        StringBuilder list = new StringBuilder(list());
        for (int number = 0; number < known.size(); number++) {
            String rest = ",MUNICIPALITY,,99" + (10 + number) + ",,,\n";
            register.append(known.get(number))
                    .append(',')
                    .append(town(number))
                    .append(" kommun")
                    .append(rest);
            list.append(id(5000 + number))
                    .append(',')
                    .append(town(number))
                    .append(" stad")
                    .append(rest);
        }
        take(OFFICER, "", register.toString()).expect(200);
        await().untilAsserted(() -> assertThat(
                        get(OFFICER, "/api/bodies?q=" + mark + "sund").text("/total"))
                .isEqualTo(String.valueOf(known.size())));
        String address =
                take(OFFICER, "?undecided=LEAVE", list.toString()).expect(202).header("Location");
        round.start();
        Reply done = ended(address);
        assertThat(done.text("/undecided")).isEqualTo(String.valueOf(known.size()));
        return done;
    }

    @Test
    void rowsThatAreLikeOneAnotherAreLeftOutAndDecidedAboutAfterwardsAlsoWhenTheWorkWasCutOff()
            throws InterruptedException {
        int first = ROWS + 2;
        StringBuilder list = new StringBuilder(list());
        for (int number = 0; number < 5; number++) {
            list.append(id(5000 + number))
                    .append(',')
                    .append(mark)
                    .append(List.of("viken", "vikens", "vik", "vassen", "vassens")
                            .get(number))
                    .append(",OTHER,,,,,\n");
        }
        // The fourth row from the end makes a body only when its part is done; the first of the list means it already.
        String query = "?undecided=LEAVE&same=2:" + id(5003);
        String address = take(OFFICER, query, list.toString()).expect(202).header("Location");
        Thread once = Thread.ofPlatform().start(round::round);
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> !get(OFFICER, address).text("/done").equals("0"));
        once.interrupt();
        once.join();
        round.start();
        Reply done = ended(address);
        assertThat(done.text("/undecided")).isEqualTo("3");
        assertThat(done.text("/added")).isEqualTo(String.valueOf(ROWS - 1 + 2));
        assertThat(done.text("/items/0/line")).isEqualTo(String.valueOf(first + 1));
        assertThat(done.text("/items/0/candidates/0/body")).isEqualTo(id(5000));
        assertThat(done.text("/items/0/candidates/0/line")).isEqualTo(String.valueOf(first));
        assertThat(get(OFFICER, "/api/bodies/" + id(5003)).text("/aliases/0")).isEqualTo("Exempel " + mark + " 0");
        get(OFFICER, "/api/bodies/" + id(0)).expect(404);

        Reply tooSoon = decide(address, meant(first + 2, id(5001)));
        assertThat(tooSoon.text("/items/0/problems/0/reason")).isEqualTo("row-not-decided");
        decide(address, meant(first + 1, id(5000))).expect(200);
        // Whoever is the same as a row that meant another is that one.
        assertThat(decide(address, meant(first + 2, id(5001))).expect(200).text("/items/0/id"))
                .isEqualTo(id(5000));
        assertThat(decide(address, "{\"new\":[%d]}".formatted(first + 4)).text("/items/0/outcome"))
                .isEqualTo("NEW");
        assertThat(get(OFFICER, "/api/bodies/" + id(5000)).body().at("/aliases").size())
                .isEqualTo(2);
        assertThat(get(OFFICER, address).text("/undecided")).isEqualTo("0");
    }

    private String town(int number) {
        return mark + "sund" + (char) ('a' + number);
    }

    private static String meant(int line, String body) {
        return "{\"same\":[{\"line\":%d,\"body\":\"%s\"}]}".formatted(line, body);
    }

    @Test
    void ofTwoWhoDecideAboutOneRowInTheSameInstantOneActsAndTheOtherIsToldWhatWasDecided() {
        int rows = 8;
        List<String> known =
                IntStream.range(0, rows).mapToObj(number -> Bench.id("b")).toList();
        String address = IMPORTS + "/" + leftOut(known).text("/id");
        String other = Bench.bearer("staff:admin");
        for (int number = 0; number < rows; number++) {
            int line = ROWS + 2 + number;
            CompletableFuture<Reply> asked = CompletableFuture.supplyAsync(
                    () -> post(other, address + "/decisions", "{\"new\":[%d]}".formatted(line)));
            Reply same = decide(address, meant(line, known.get(number)));
            Reply fresh = asked.join();
            assertThat(List.of(same.status(), fresh.status())).containsExactlyInAnyOrder(200, 409);
            Reply refused = (same.status() == 409 ? same : fresh).expectReason(409, "decided-already");
            boolean became = fresh.status() == 200;
            assertThat(refused.text("/decided/0/line")).isEqualTo(String.valueOf(line));
            assertThat(refused.text("/decided/0/outcome")).isEqualTo(became ? "NEW" : "SAME");
            assertThat(refused.text("/decided/0/body")).isEqualTo(became ? id(5000 + number) : known.get(number));
            assertThat(refused.text("/decided/0/bodyName")).isEqualTo(town(number) + (became ? " stad" : " kommun"));
            get(OFFICER, "/api/bodies/" + id(5000 + number)).expect(became ? 200 : 404);
        }
        Reply left = get(OFFICER, address);
        assertThat(left.text("/undecided")).isEqualTo("0");
        assertThat(Integer.parseInt(left.text("/added")) + Integer.parseInt(left.text("/same")))
                .isEqualTo(ROWS + rows);
    }

    @Test
    void whoDecidesAboutManyRowsDoesNothingWhereOneOfThemIsDecidedAlready() {
        String known = Bench.id("b");
        String address = IMPORTS + "/"
                + leftOut(List.of(Bench.id("b"), known, Bench.id("b"))).text("/id");
        int first = ROWS + 2;
        decide(address, meant(first + 1, known)).expect(200);
        Reply refused = decide(address, "{\"new\":[%d,%d,%d]}".formatted(first, first + 1, first + 2))
                .expectReason(409, "decided-already");
        assertThat(refused.body().at("/decided").size()).isEqualTo(1);
        assertThat(refused.text("/decided/0/name")).isEqualTo(town(1) + " stad");
        assertThat(get(OFFICER, address).text("/undecided")).isEqualTo("2");
        get(OFFICER, "/api/bodies/" + id(5000)).expect(404);
        decide(address, "{\"new\":[%d,%d]}".formatted(first, first + 2)).expect(200);
    }

    @Test
    void whatSomebodyDecidedAndFellIsCarriedOutByTheNextWhoComes() {
        String known = Bench.id("b");
        String id = leftOut(List.of(known)).text("/id");
        int line = ROWS + 2;
        database.getCollection("imports")
                .updateOne(
                        Filters.eq("_id", id),
                        Updates.set(
                                "claims",
                                "{\"%d\":{\"line\":%d,\"by\":\"fallen\",\"key\":\"k\",\"request\":\"%s\",\"body\":\"%s\"}}"
                                        .formatted(line, line, "0".repeat(64), known)));
        Reply told =
                decide(IMPORTS + "/" + id, "{\"new\":[%d]}".formatted(line)).expectReason(409, "decided-already");
        assertThat(told.text("/decided/0/body")).isEqualTo(known);
        assertThat(get(OFFICER, "/api/bodies/" + known).text("/aliases/0")).isEqualTo(town(0) + " stad");
        get(OFFICER, "/api/bodies/" + id(5000)).expect(404);
        assertThat(get(OFFICER, IMPORTS + "/" + id).text("/undecided")).isEqualTo("0");
    }

    private static List<String> ids(JsonNode items) {
        return items.valueStream().map(item -> item.at("/id").asString()).toList();
    }
}
