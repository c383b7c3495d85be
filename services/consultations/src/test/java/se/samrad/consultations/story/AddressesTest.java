package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import tools.jackson.databind.JsonNode;

/** Addresses that letters go to from a day on, or until a day. */
class AddressesTest extends Story {
    private static final String HEADER = "id,name,type,organisationNumber,municipalityCode,emails,aliases,groups\n";

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
}
