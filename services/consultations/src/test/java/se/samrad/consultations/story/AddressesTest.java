package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import tools.jackson.databind.JsonNode;

/** Addresses that letters go to from a day on, or until a day. */
class AddressesTest extends Story {
    private static final String HEADER = "id,name,type,organisationNumber,municipalityCode,emails,aliases,groups\n";

    private static final Executor EACH = run -> Thread.ofVirtual().start(run);

    private final String id = Bench.id("exempelby");
    private final String path = "/api/bodies/" + id + "/addresses";
    private final String old = "gammal@" + id + ".invalid";
    private final String fresh = "ny@" + id + ".invalid";

    @BeforeEach
    void registered() {
        taken(old);
    }

    @AfterEach
    void today() {
        CLOCK.set(NOW.toString());
    }

    private void taken(String emails) {
        String row = id + ",Exempelby " + id + ",MUNICIPALITY,,9901," + emails + ",,\n";
        send(OFFICER, "POST", "/api/bodies/imports", (HEADER + row).getBytes(UTF_8), "text/csv")
                .expect(200);
    }

    private Reply put(String email, String from, String until) {
        return post(OFFICER, path, "{\"email\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}".formatted(email, from, until));
    }

    /** Where a letter would go now. */
    private List<String> writtenTo() {
        Reply asked = get("", "/internal/contacts/" + id, "Samrad-Service-Token", Bench.SERVICE_TOKEN);
        List<String> emails = new ArrayList<>();
        for (JsonNode email : asked.expect(200).body().at("/emails")) emails.add(email.asString());
        return emails;
    }

    private boolean actsFor(String email) {
        Reply asked = get("", "/internal/contacts?email=" + email, "Samrad-Service-Token", Bench.SERVICE_TOKEN);
        return asked.expect(200).text("/bodies/0/body").equals(id);
    }

    @Test
    void aLetterGoesToTheAddressThatIsValidInSwedenOnTheDayOfSending() {
        assertThat(writtenTo()).containsExactly(old);
        put(old, "", "2026-12-31").expect(200);
        put(fresh.toUpperCase(Locale.ROOT), "2027-01-01", "").expect(200);
        assertThat(writtenTo()).containsExactly(old);
        assertThat(actsFor(old)).isTrue();
        assertThat(actsFor(fresh))
                .as("nobody acts by an address that is not valid yet")
                .isFalse();
        CLOCK.set("2026-12-31T22:59:59Z");
        assertThat(writtenTo()).containsExactly(old);
        CLOCK.set("2026-12-31T23:00:00Z");
        assertThat(writtenTo()).as("the new year begins in Sweden").containsExactly(fresh);
        assertThat(actsFor(old)).isFalse();
        assertThat(actsFor(fresh)).isTrue();
        Reply shown = get(OFFICER, "/api/bodies/" + id).expect(200);
        assertThat(shown.body().at("/emails").size()).isEqualTo(2);
        assertThat(shown.text("/addresses/0/email")).isEqualTo(old);
        assertThat(shown.text("/addresses/0/until")).isEqualTo("2026-12-31");
        assertThat(shown.text("/addresses/0/valid")).isEqualTo("false");
        assertThat(shown.text("/addresses/1/from")).isEqualTo("2027-01-01");
        assertThat(shown.text("/addresses/1/valid")).isEqualTo("true");
        assertThat(get(OFFICER, "/api/bodies?q=" + id).expect(200).text("/items/0/addresses/0/valid"))
                .isEqualTo("false");
        assertThat(commits("bodies/" + id).raw().body()).doesNotContain(".invalid", "2026-12-31");
    }

    @Test
    void aListThatSaysNothingOfDaysLeavesThemAndForgetsThemWithTheAddress() {
        put(old, "", "2026-11-21").expect(200);
        taken(old + "|" + fresh);
        assertThat(writtenTo()).containsExactly(fresh);
        taken(fresh);
        taken(old);
        assertThat(writtenTo()).as("it is a new address").containsExactly(old);
        put(old, "2026-11-23", "").expect(200);
        put(old, "", "").expect(200);
        assertThat(writtenTo()).containsExactly(old);
    }

    private Reply put(String until, String seen) {
        return post(OFFICER, path, "{\"email\":\"%s\",\"until\":\"%s\",\"seen\":%s}".formatted(old, until, seen));
    }

    @Test
    void whoHasSeenOtherDaysThanThoseThatStandIsToldAndChangesNothing() {
        put("2026-12-31", "{}").expect(200);
        put("2027-01-31", "{}").expectReason(409, "version-mismatch");
        put("2027-01-31", "{\"from\":\"2026-01-01\",\"until\":\"2026-12-31\"}").expectReason(409, "version-mismatch");
        assertThat(get(OFFICER, "/api/bodies/" + id).text("/addresses/0/until")).isEqualTo("2026-12-31");
        put("2027-01-31", "{\"until\":\"2026-12-31\"}").expect(200);
        assertThat(get(OFFICER, "/api/bodies/" + id).text("/addresses/0/until")).isEqualTo("2027-01-31");
        put("2027-02-28", "{\"until\":\"i går\"}").expect(422);
        ask(OFFICER, "DELETE", path + "?email=" + old, "").expect(200);
        put("2027-02-28", "{\"until\":\"2027-01-31\"}").expectReason(409, "version-mismatch");
        put("2027-02-28", "{}").expectReason(409, "version-mismatch");
        assertThat(get(OFFICER, "/api/bodies/" + id).body().at("/addresses").size())
                .as("it is not brought back")
                .isZero();
    }

    @Test
    void eachWrongMemberIsNamed() {
        put(old, "2027-01-01", "2026-12-31").expectReason(422, "until-before-from");
        Reply wrong = put("kansli", "igår", "2026-02-30").expect(422);
        assertThat(wrong.text("/members/0/member")).isEqualTo("email");
        assertThat(wrong.text("/members/1/member")).isEqualTo("from");
        assertThat(wrong.text("/members/2/member")).isEqualTo("until");
        put("a@exempel.invalid\\r\\nBcc: b@exempel.invalid", "", "").expectReason(422, "not-an-email");
        post(OFFICER, path, "{}").expectReason(422, "missing");
        post(Bench.bearer("staff:registrator"), path, "{}").expect(403);
        post(Bench.bearer("body:" + id, "registered:" + id), path, "{}").expect(403);
        post(OFFICER, "/api/bodies/" + Bench.id("ingen") + "/addresses", "{}").expect(404);
        assertThat(writtenTo()).containsExactly(old);
    }

    @Test
    void anAddressThatIsTakenAwayIsGone() {
        put(fresh, "2026-11-01", "").expect(200);
        assertThat(writtenTo()).containsExactly(old, fresh);
        Reply left = ask(OFFICER, "DELETE", path + "?email=" + fresh, "").expect(200);
        assertThat(left.body().at("/items").size()).isEqualTo(1);
        ask(OFFICER, "DELETE", path + "?email=" + fresh, "").expect(404);
        assertThat(writtenTo()).containsExactly(old);
        assertThat(actsFor(fresh)).isFalse();
    }

    private Reply add(String email, String from, String until) {
        return post(
                OFFICER,
                path,
                "{\"email\":\"%s\",\"from\":\"%s\",\"until\":\"%s\",\"seen\":{\"absent\":true}}"
                        .formatted(email, from, until));
    }

    @Test
    void whoAddsAnAddressThatSomebodyElseHasAddedMeanwhileIsToldAndChangesNothing() {
        add(fresh, "2027-01-01", "").expect(200);
        add(fresh, "2027-02-01", "").expectReason(409, "version-mismatch");
        add(old, "", "2026-12-31").expectReason(409, "version-mismatch");
        Reply shown = get(OFFICER, "/api/bodies/" + id);
        assertThat(shown.text("/addresses/1/from")).isEqualTo("2027-01-01");
        assertThat(shown.body().at("/addresses/0/until").isMissingNode()).isTrue();
        put(fresh, "2027-03-01", "").expect(200);
        ask(OFFICER, "DELETE", path + "?email=" + fresh, "").expect(200);
        add(fresh, "2027-04-01", "").expect(200);
        String both = "{\"email\":\"%s\",\"seen\":{\"absent\":true,\"from\":\"2027-01-01\"}}".formatted(fresh);
        assertThat(post(OFFICER, path, both).expect(422).text("/members/0/member"))
                .isEqualTo("seen.absent");
    }

    @Test
    void ofManyWhoAddTheSameAddressAtOnceOneDoesAndItsDaysStand() {
        for (int round = 0; round < 5; round++) {
            String email = "n" + round + fresh;
            List<CompletableFuture<Integer>> asked = IntStream.rangeClosed(1, 8)
                    .mapToObj(day -> CompletableFuture.supplyAsync(
                            () -> add(email, "2027-01-0" + day, "").status(), EACH))
                    .toList();
            List<Integer> told = asked.stream().map(CompletableFuture::join).toList();
            assertThat(told).containsOnlyOnce(200);
            assertThat(told).containsOnly(200, 409);
            JsonNode shown = get(OFFICER, "/api/bodies/" + id).body().at("/addresses/" + (round + 1));
            assertThat(shown.at("/email").asString()).isEqualTo(email);
            assertThat(shown.at("/from").asString()).isEqualTo("2027-01-0" + (told.indexOf(200) + 1));
        }
    }

    private Reply listed(String query, String emails, String from, String until) {
        String header = "id,name,type,municipalityCode,emails,emailsFrom,emailsUntil\n";
        String row = id + ",Exempelby " + id + ",MUNICIPALITY,9901," + emails + "," + from + "," + until + "\n";
        return send(OFFICER, "POST", "/api/bodies/imports" + query, (header + row).getBytes(UTF_8), "text/csv")
                .expect(200);
    }

    @Test
    void aListSaysTheDaysOfAddressesAndChangesThemOnce() {
        String both = old + "|" + fresh;
        assertThat(listed("?preview=true", both, "|2027-01-01", "2026-12-31|").text("/items/0/outcome"))
                .isEqualTo("CHANGED");
        assertThat(get(OFFICER, "/api/bodies/" + id).body().at("/addresses").size())
                .isEqualTo(1);
        assertThat(listed("", both, "|2027-01-01", "2026-12-31|").text("/items/0/outcome"))
                .isEqualTo("CHANGED");
        Reply shown = get(OFFICER, "/api/bodies/" + id);
        assertThat(shown.text("/addresses/0/until")).isEqualTo("2026-12-31");
        assertThat(shown.text("/addresses/1/from")).isEqualTo("2027-01-01");
        assertThat(writtenTo()).containsExactly(old);
        assertThat(listed("?preview=true", both, "|2027-01-01", "2026-12-31|").text("/items/0/outcome"))
                .isEqualTo("SAME");
        assertThat(listed("", both, "|2027-01-01", "2026-12-31|").text("/items/0/outcome"))
                .isEqualTo("SAME");
        assertThat(listed("", both, "", "").text("/items/0/outcome"))
                .as("nothing is said of days")
                .isEqualTo("SAME");
        assertThat(listed("", both, "|2027-02-01", "").text("/items/0/outcome")).isEqualTo("CHANGED");
        assertThat(get(OFFICER, "/api/bodies/" + id).body().at("/addresses/0").has("until"))
                .as("of this one it is said that it is always valid")
                .isFalse();
        String json =
                "[{\"id\":\"%s\",\"name\":\"Exempelby %s\",\"type\":\"MUNICIPALITY\",\"municipalityCode\":\"9901\","
                        + "\"emails\":[\"%s\",\"%s\"],\"emailsFrom\":[null,\"2027-02-01\"],\"emailsUntil\":[%s]}]";
        Reply same = post(OFFICER, "/api/bodies/imports", json.formatted(id, id, old, fresh, ""));
        assertThat(same.expect(200).text("/items/0/outcome")).isEqualTo("SAME");
        Reply changed = post(OFFICER, "/api/bodies/imports", json.formatted(id, id, old, fresh, "\"2026-11-30\""));
        assertThat(changed.expect(200).text("/items/0/outcome")).isEqualTo("CHANGED");
        assertThat(get(OFFICER, "/api/bodies/" + id).text("/addresses/0/until")).isEqualTo("2026-11-30");
        assertThat(commits("bodies/" + id).raw().body()).doesNotContain(".invalid", "2027-02-01");
    }

    @Test
    void aWrongDayOfAListIsNamedByItsRowAndColumn() {
        Reply wrong = listed("", old, "i morgon", "2026-02-30|2026-12-31");
        assertThat(wrong.text("/items/0/outcome")).isEqualTo("WRONG");
        assertThat(wrong.text("/items/0/problems/0/reason")).isEqualTo("more-days-than-addresses");
        assertThat(wrong.text("/items/0/problems/1/member")).isEqualTo("emailsFrom");
        assertThat(wrong.text("/items/0/problems/1/detail"))
                .isEqualTo("Rad 2: ”i morgon” är inget datum. Skriv det som 2027-01-31.");
        assertThat(wrong.text("/items/0/problems/2/member")).isEqualTo("emailsUntil");
        Reply order = listed("", old, "2027-01-01", "2026-12-31");
        assertThat(order.text("/items/0/problems/0/reason")).isEqualTo("until-before-from");
        assertThat(order.text("/items/0/problem")).startsWith("Rad 2: den sista dagen för " + old);
        assertThat(writtenTo()).containsExactly(old);
    }
}
