package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import tools.jackson.databind.JsonNode;

/** The numbers beside the names of a pasted list say whom they mean, as far as they can. */
class NumberedNamesTest extends Story {
    private static final AtomicInteger SERIAL =
            new AtomicInteger(Math.floorMod(Bench.id("x").hashCode(), 90_000));

    /** A number of its own with a right check digit. */
    private static String number() {
        String nine = "882%06d".formatted(SERIAL.incrementAndGet());
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int product = (nine.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return nine.substring(0, 6) + "-" + nine.substring(6) + (10 - sum % 10) % 10;
    }

    private List<String> matched(String names) {
        List<String> found = new ArrayList<>();
        Reply reply = send(OFFICER, "POST", "/api/bodies/matches", names.getBytes(UTF_8), "text/plain")
                .expect(200);
        for (JsonNode item : reply.body().at("/items")) {
            StringBuilder one = new StringBuilder(item.at("/outcome").asString());
            for (JsonNode candidate : item.at("/candidates")) {
                one.append(' ')
                        .append(candidate
                                .at("/body")
                                .asString("row " + candidate.at("/line").asInt()))
                        .append(' ')
                        .append(candidate.at("/because").asString());
            }
            found.add(one.toString());
        }
        return found;
    }

    private void register(String rows) {
        String table = "id,name,type,organisationNumber,municipalityCode\n" + rows;
        send(Bench.bearer("staff:admin"), "POST", "/api/bodies/imports", table.getBytes(UTF_8), "text/csv")
                .expect(200);
    }

    @Test
    void aNumberFindsABodyThatIsCalledSomethingElseAndAsksWhereItSpeaksAgainstTheName() {
        String one = Bench.id("regionen");
        String two = Bench.id("verket");
        String plain = Bench.id("utan");
        String first = number();
        String second = number();
        register(one + ",Region " + one + ",REGION," + first + ",\n" + two + ",Verket " + two + ",AUTHORITY," + second
                + ",\n" + plain + ",Utan nummer " + plain + ",OTHER,,\n");
        await().untilAsserted(() ->
                assertThat(matched("Utan nummer " + plain + "\n")).containsExactly("SAME " + plain + " SPELLED_ALIKE"));
        String unknown = number();
        assertThat(matched("Region " + one + "; " + first + "\n"
                        + "Något helt annat " + Bench.id("zq") + "\t" + first + "\n"
                        + "Verket " + two + "; " + first + "\n"
                        + "Verket " + two + "; " + unknown + "\n"
                        + "Utan nummer " + plain + "; " + unknown + "\n"))
                .containsExactly(
                        "SAME " + one + " SPELLED_ALIKE",
                        "PERHAPS " + one + " ORGANISATION_NUMBER",
                        "PERHAPS " + two + " SPELLED_ALIKE " + one + " ORGANISATION_NUMBER row 2 ORGANISATION_NUMBER",
                        "PERHAPS " + two + " SPELLED_ALIKE row 3 SPELLED_ALIKE",
                        "PERHAPS " + plain + " SPELLED_ALIKE row 4 ORGANISATION_NUMBER");
        assertThat(matched("Utan nummer " + plain + "; " + unknown))
                .containsExactly("SAME " + plain + " SPELLED_ALIKE");
    }

    @Test
    void whatStandsBesideTheNameComesBackAndIsStoredWithTheNewBody() {
        String id = Bench.id("exempelnas");
        String number = number();
        Reply reply = send(
                        OFFICER,
                        "POST",
                        "/api/bodies/matches",
                        (id + " kommun\t2531\t" + number + "\nKim Exempel; 121212-1212").getBytes(UTF_8),
                        "text/plain")
                .expect(200);
        assertThat(reply.text("/items/0/outcome")).isEqualTo("NEW");
        assertThat(reply.text("/items/0/name")).isEqualTo(id + " kommun");
        assertThat(reply.text("/items/0/organisationNumber")).isEqualTo(number);
        assertThat(reply.text("/items/0/municipalityCode")).isEqualTo("2531");
        assertThat(reply.text("/items/0/type")).isEqualTo("MUNICIPALITY");
        assertThat(reply.text("/items/1/outcome")).isEqualTo("WRONG");
        assertThat(reply.text("/items/1/problem/reason")).isEqualTo("person-number");
        assertThat(reply.raw().body()).doesNotContain("121212");
        register(id + "," + id + " kommun,MUNICIPALITY," + number + ",2531\n");
        // The code finds it, whatever it is called.
        await().untilAsserted(() -> assertThat(matched("2531\tQxzwv"))
                .singleElement()
                .asString()
                .startsWith("PERHAPS ")
                .contains(id + " MUNICIPALITY_CODE"));
    }

    @Test
    void twoOfOneNameWithNumbersOfTheirOwnAreTwoAndTheSameAgainIsRepeated() {
        String name = "Sällskapet " + Bench.id("tvilling");
        String first = number();
        String second = number();
        assertThat(matched(name + "; " + first + "\n" + name + "; " + second + "\n" + name + "; " + first + "\n"))
                .containsExactly("NEW", "PERHAPS row 1 SPELLED_ALIKE", "REPEATED");
    }
}
