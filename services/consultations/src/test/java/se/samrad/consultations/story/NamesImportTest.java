package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import tools.jackson.databind.JsonNode;

/** A plain list of names is taken into the register as any other list is. */
class NamesImportTest extends Story {
    private static final String HEADER = "id,name,type,organisationNumber,municipalityCode,emails,aliases,groups\n";

    private final String mark = Bench.id("namnen").replace("-", "");

    private Reply names(String query, String list) {
        return send(OFFICER, "POST", "/api/bodies/imports" + query, list.getBytes(UTF_8), "text/plain; charset=UTF-8");
    }

    private void register(String row) {
        send(OFFICER, "POST", "/api/bodies/imports", (HEADER + row + "\n").getBytes(UTF_8), "text/csv")
                .expect(200);
    }

    /** Line and outcome of each row. */
    private static List<String> outcomes(Reply reply) {
        List<String> outcomes = new ArrayList<>();
        for (JsonNode item : reply.expect(200).body().at("/items")) {
            outcomes.add(item.at("/line").asInt() + " " + item.at("/outcome").asString());
        }
        return outcomes;
    }

    @Test
    void whoIsKnownStaysAsItIsWhoPerhapsIsIsAskedAboutAndTheRestIsNew() {
        String known = Bench.id("b");
        register(known + "," + mark + "by kommun,MUNICIPALITY,,9906,kansli@" + known + ".invalid," + mark
                + "by kn,gruppen");
        String list = "1. " + mark + "by kommun\n2. " + mark + "by stad\n\n3. Föreningen " + mark + "\n4. " + mark
                + "BY KOMMUN\n5. " + mark + "viken\n=1+1\n";
        await().untilAsserted(() -> assertThat(outcomes(names("?preview=true", list)))
                .containsExactly("1 SAME", "2 PERHAPS", "4 NEW", "6 NEW", "7 WRONG"));
        Reply preview = names("?preview=true", list);
        assertThat(preview.text("/items/1/candidates/0/body")).isEqualTo(known);
        assertThat(preview.text("/items/2/type")).isEqualTo("ASSOCIATION");
        assertThat(preview.text("/items/3/type")).isEqualTo("OTHER");
        assertThat(preview.text("/items/4/problems/0/reason")).isEqualTo("formula");

        String decided = "?undecided=LEAVE&type=COMPANY&typeOf=4:AUTHORITY&same=2:" + known;
        Reply done = names(decided, list);
        assertThat(outcomes(done)).containsExactly("1 SAME", "2 SAME", "4 NEW", "6 NEW", "7 WRONG");
        Reply body = get(OFFICER, "/api/bodies/" + known).expect(200);
        assertThat(body.text("/emails/0")).isEqualTo("kansli@" + known + ".invalid");
        assertThat(body.text("/groups/0")).isEqualTo("gruppen");
        assertThat(body.text("/municipalityCode")).isEqualTo("9906");
        assertThat(body.body().at("/aliases").valueStream().map(JsonNode::asString))
                .containsExactly(mark + "by kn", mark + "by stad");
        String association = done.text("/items/2/id");
        assertThat(association).isEqualTo("foreningen-" + mark);
        assertThat(get(OFFICER, "/api/bodies/" + association).text("/type")).isEqualTo("AUTHORITY");
        assertThat(get(OFFICER, "/api/bodies/" + mark + "viken").text("/type")).isEqualTo("COMPANY");
        // What was decided is remembered: the same list again asks nobody.
        await().untilAsserted(() -> assertThat(outcomes(names("?preview=true", list)))
                .containsExactly("1 SAME", "4 SAME", "6 SAME", "7 WRONG"));
    }

    @Test
    void aNewNameNeverGetsTheIdOfSomebodyElse() {
        register(mark + "sund,Något helt annat,OTHER,,,kansli@" + mark + ".invalid,,");
        await().untilAsserted(
                        () -> assertThat(names("?preview=true", mark + "sund").text("/items/0/id"))
                                .isEqualTo(mark + "sund-2"));
        assertThat(outcomes(names("", mark + "sund"))).containsExactly("1 NEW");
        assertThat(get(OFFICER, "/api/bodies/" + mark + "sund").text("/name")).isEqualTo("Något helt annat");
        assertThat(get(OFFICER, "/api/bodies/" + mark + "sund-2").text("/name")).isEqualTo(mark + "sund");
    }

    /** Whoever makes ids of names asks so which of them are free. */
    @Test
    void aLookAtRowsTellsWhichIdsAreTakenAlsoByWhoeverAnotherStandsFor() {
        String known = Bench.id("b");
        String merged = Bench.id("b");
        register(known + "," + mark + "berg,OTHER,,,kansli@" + known + ".invalid,,");
        register(merged + "," + mark + "dal,OTHER,,,kansli@" + merged + ".invalid,,");
        post(OFFICER, "/api/bodies/" + merged + "/merge", "{\"into\":\"" + known + "\"}")
                .expect(200);
        String rows = List.of(known, merged, Bench.id("b")).stream()
                .map(id -> "{\"id\":\"" + id + "\",\"name\":\"" + id + "\",\"type\":\"OTHER\"}")
                .collect(Collectors.joining(",", "[", "]"));
        List<String> told = post(OFFICER, "/api/bodies/imports?preview=true", rows)
                .expect(200)
                .body()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/outcome").asString())
                .toList();
        assertThat(told).hasSize(3).startsWith("CHANGED", "CHANGED");
        assertThat(told.getLast()).isIn("NEW", "PERHAPS");
    }

    @Test
    void aLongListGoesOnByItselfAndItsUndecidedRowsAreDecidedAboutAfterwards() {
        String known = Bench.id("b");
        register(known + "," + mark + "vik kommun,MUNICIPALITY,,9906,kansli@" + known + ".invalid,,");
        await().untilAsserted(() -> assertThat(outcomes(names("?preview=true", mark + "vik kommun")))
                .containsExactly("1 SAME"));
        String list = mark + "vik kommun\n" + mark + "vik stad\n"
                + IntStream.range(0, 1_010)
                        .mapToObj(number -> "Exempel " + mark + " " + number)
                        .collect(Collectors.joining("\n"));
        Reply begun = names("?undecided=LEAVE&type=ASSOCIATION", list).expect(202);
        String address = begun.header("Location");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> get(OFFICER, address).expect(200).text("/state").equals("DONE"));
        Reply done = get(OFFICER, address);
        assertThat(done.text("/total")).isEqualTo("1012");
        assertThat(done.text("/added")).isEqualTo("1010");
        assertThat(done.text("/same")).isEqualTo("1");
        assertThat(done.text("/items/0/line")).isEqualTo("2");
        assertThat(done.text("/items/0/candidates/0/body")).isEqualTo(known);
        assertThat(get(OFFICER, "/api/bodies/exempel-" + mark + "-1009").text("/type"))
                .isEqualTo("ASSOCIATION");
        post(OFFICER, address + "/decisions", "{\"same\":[{\"line\":2,\"body\":\"" + known + "\"}]}")
                .expect(200);
        Reply body = get(OFFICER, "/api/bodies/" + known).expect(200);
        assertThat(body.text("/aliases/0")).isEqualTo(mark + "vik stad");
        assertThat(body.text("/emails/0")).isEqualTo("kansli@" + known + ".invalid");
    }

    @Test
    void tenThousandNamesAreLookedAtAtOnceAndEachGetsAnIdOfItsOwn() {
        String list = IntStream.range(0, 10_000)
                .mapToObj(number -> "Exempel " + mark + " " + Integer.toString(number, 36))
                .collect(Collectors.joining("\n"));
        JsonNode items = names("?preview=true", list).expect(200).body().at("/items");
        assertThat(items).hasSize(10_000);
        assertThat(items.valueStream().map(item -> item.at("/id").asString()).distinct())
                .hasSize(10_000);
    }

    @Test
    void whatIsNoListOfNamesIsRefusedAndSoIsATypeThatIsNone() {
        names("?preview=true", " \n\n").expectReason(422, "no-rows");
        names("?preview=true", "Ett\n".repeat(10_001)).expect(413);
        names("?preview=true&typeOf=1:NOTHING", "Ett").expect(422);
    }
}
