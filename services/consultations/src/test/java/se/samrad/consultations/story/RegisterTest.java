package se.samrad.consultations.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;
import tools.jackson.databind.JsonNode;

class RegisterTest extends Story {
    private static final String ADMIN = Bench.bearer("staff:admin");

    private Reply csv(String query, String rows) {
        String table = "id,name,type,organisationNumber,municipalityCode,emails,aliases,groups\n" + rows;
        return send(ADMIN, "POST", "/api/bodies/imports" + query, table.getBytes(UTF_8), "text/csv");
    }

    private Reply internal(String method, String path, String body) {
        return ask("", method, path, body, "Samrad-Service-Token", Bench.SERVICE_TOKEN);
    }

    private static List<String> outcomes(Reply reply) {
        List<String> outcomes = new ArrayList<>();
        for (JsonNode item : reply.body().at("/items")) {
            outcomes.add(item.at("/outcome").asString());
        }
        return outcomes;
    }

    @Test
    void anImportCanBeLookedAtBeforeAndTellsWhatIsNewChangedTheSameAndWrong() {
        String one = Bench.id("exempelby");
        String two = Bench.id("exempelvik");
        String rows = one + "," + one + " kommun,MUNICIPALITY,,9901,Kansli@" + one + ".invalid,Exempelby,\n" + two
                + ",Exempelvik,KUNGARIKE,,,,,\n";
        assertThat(outcomes(csv("?preview=true", rows).expect(200))).containsExactly("NEW", "WRONG");
        get(ADMIN, "/api/bodies/" + one).expect(404);
        Reply done = csv("", rows).expect(200);
        assertThat(outcomes(done)).containsExactly("NEW", "WRONG");
        assertThat(done.text("/items/1/problems/0/reason")).isEqualTo("bad-type");
        assertThat(done.text("/items/1/problem")).contains("Rad 3");
        assertThat(outcomes(csv("", rows).expect(200))).containsExactly("SAME", "WRONG");
        assertThat(outcomes(csv("", rows.replace("" + one + " kommun", one + " stad"))
                        .expect(200)))
                .containsExactly("CHANGED", "WRONG");
        assertThat(types("bodies/" + one)).containsExactly("body-registered", "body-changed");
        Reply shown = get(ADMIN, "/api/bodies/" + one).expect(200);
        assertThat(shown.text("/emails/0")).isEqualTo("kansli@" + one + ".invalid");
        assertThat(commits("bodies/" + one).raw().body())
                .doesNotContain("invalid")
                .doesNotContain("@" + one);
        send(ADMIN, "POST", "/api/bodies/imports", "id,namn\n".getBytes(UTF_8), "text/csv")
                .expect(422);
        send(ADMIN, "POST", "/api/bodies/imports", "{".getBytes(UTF_8), "application/json")
                .expect(422);
        csv("", rows + one + ",Igen,OTHER,,,,,\n").expect(200);
        ask(Bench.bearer("staff:kommunikator"), "POST", "/api/bodies/imports", "[]")
                .expect(403);
    }

    @Test
    void whatWouldBeNewAndPerhapsIsThereAlreadyIsAskedAboutAndTheDecisionRemembered() {
        String mark = Bench.id("kvarn").replace("-", "");
        String known = Bench.id("b");
        String fresh = Bench.id("b");
        csv("", known + "," + mark + "s kommun,MUNICIPALITY,,9908,,,\n").expect(200);
        String rows = fresh + "," + mark + " stad,MUNICIPALITY,,9908,,,\n";
        // A preview asks the view of all names, which may come a moment later.
        await().untilAsserted(() ->
                assertThat(outcomes(csv("?preview=true", rows).expect(200))).containsExactly("PERHAPS"));
        Reply preview = csv("?preview=true", rows).expect(200);
        assertThat(preview.text("/items/0/candidates/0/body")).isEqualTo(known);
        assertThat(outcomes(csv("?same=2:finns-inte", rows).expect(200))).containsExactly("WRONG");
        csv("?same=tva", rows).expect(422);
        Reply done = csv("?same=2:" + known, rows).expect(200);
        assertThat(outcomes(done)).containsExactly("SAME");
        assertThat(done.text("/items/0/id")).isEqualTo(known);
        get(ADMIN, "/api/bodies/" + fresh).expect(404);
        assertThat(get(ADMIN, "/api/bodies/" + known).expect(200).text("/aliases/0"))
                .isEqualTo(mark + " stad");
        // Nobody has decided: it is a body of its own.
        String other = Bench.id("b");
        assertThat(outcomes(csv("", other + "," + mark + " kommuns hamn,OTHER,,,,,\n")
                        .expect(200)))
                .containsExactly("NEW");
    }

    @Test
    void whoIsNoMoreIsNotAskedAnewAndStaysWhereItWasAsked() {
        String body = Bench.id("b");
        csv("", body + ",Slut " + body + ",OTHER,,,,,\n").expect(200);
        String consultation = Bench.id("slut");
        drafted(consultation, "2026-12-01", "2027-02-01");
        String invitations = "/api/consultations/" + consultation + "/invitations";
        String asked = "{\"bodies\":[\"" + body + "\"]}";
        ask(ADMIN, "POST", "/api/bodies/" + body + "/leave", "{\"on\":\"2999-01-01\"}")
                .expect(422);
        ask(ADMIN, "POST", "/api/bodies/" + body + "/leave", "{\"on\":\"2026-10-31\"}")
                .expect(200);
        assertThat(get(ADMIN, "/api/bodies/" + body).expect(200).text("/leftOn"))
                .isEqualTo("2026-10-31");
        assertThat(ask(OFFICER, "POST", invitations, asked).expect(200).text("/items/0/reason"))
                .isEqualTo("body-left");
        ask(ADMIN, "POST", "/api/bodies/" + body + "/return", "").expect(200);
        ask(ADMIN, "POST", "/api/bodies/" + body + "/return", "").expect(422);
        assertThat(outcomes(ask(OFFICER, "POST", invitations, asked).expect(200)))
                .containsExactly("LISTED");
        ask(ADMIN, "POST", "/api/bodies/" + body + "/leave", "{\"on\":\"2026-10-31\"}")
                .expect(200);
        assertThat(outcomes(ask(OFFICER, "POST", invitations, asked).expect(200)))
                .containsExactly("SAME");
    }

    @Test
    void bodiesAreFoundByNameAndAliasInSwedishOrder() {
        String mark = Bench.id("sok");
        csv(
                        "",
                        Bench.id("b") + ",Östby " + mark + ",MUNICIPALITY,,9903,,,norr-" + mark + "\n"
                                + Bench.id("b") + ",Zinkby " + mark + ",MUNICIPALITY,,9904,,,\n"
                                + Bench.id("b") + ",Åby " + mark + ",AUTHORITY,,,,Smeknamnet " + mark + ",norr-" + mark
                                + "\n"
                                + Bench.id("b") + ",Älvby " + mark + ",MUNICIPALITY,,9905,,,\n")
                .expect(200);
        await().untilAsserted(() -> assertThat(
                        get(ADMIN, "/api/bodies?q=" + mark).expect(200).text("/total"))
                .isEqualTo("4"));
        get(ADMIN, "/api/bodies?q=a%00b").expectReason(422, "not-a-character");
        get(ADMIN, "/api/bodies?q=Kim%20Exempel%ff").expectReason(400, "bad-request");
        Reply all = get(ADMIN, "/api/bodies?size=3&q=" + mark.toUpperCase(java.util.Locale.ROOT))
                .expect(200);
        assertThat(all.text("/items/0/name")).startsWith("Zinkby");
        assertThat(all.text("/items/1/name")).startsWith("Åby");
        assertThat(all.text("/items/2/name")).startsWith("Älvby");
        assertThat(get(ADMIN, "/api/bodies?size=3&page=1&q=" + mark).text("/items/0/name"))
                .startsWith("Östby");
        assertThat(get(ADMIN, "/api/bodies?q=smeknamnet+" + mark).text("/total"))
                .isEqualTo("1");
        assertThat(get(ADMIN, "/api/bodies?type=AUTHORITY&q=" + mark).text("/total"))
                .isEqualTo("1");
        assertThat(get(ADMIN, "/api/bodies?group=norr-" + mark).text("/total")).isEqualTo("2");
        get(ADMIN, "/api/bodies?size=201").expectReason(422, "out-of-range");
        get(ADMIN, "/api/bodies?type=KUNGARIKE").expectReason(400, "wrong-type");
        get(Bench.bearer("body:exempelby"), "/api/bodies").expect(403);
        assertThat(get(ADMIN, "/api/bodies?q=.*%24%5B").expect(200).text("/total"))
                .isEqualTo("0");
    }

    @Test
    void ofAPersonOnlyStaffSeeTheNameAndNoEventHasIt() {
        String id = Bench.id("enskild");
        String consultation = Bench.id("hamnen");
        csv("", id + ",Exempla Exempelsson " + id + ",OTHER,121212-1212,,exempla@" + id + ".invalid,,\n")
                .expect(200);
        Reply shown = get(ADMIN, "/api/bodies/" + id).expect(200);
        assertThat(shown.text("/name")).isEqualTo("Exempla Exempelsson " + id);
        assertThat(shown.text("/person")).isEqualTo("true");
        assertThat(commits("bodies/" + id).raw().body())
                .doesNotContain("Exempelsson")
                .doesNotContain("121212")
                .doesNotContain("samrad.public");
        await().untilAsserted(() -> assertThat(
                        get(ADMIN, "/api/bodies?q=exempelsson+" + id).text("/total"))
                .isEqualTo("1"));
        drafted(consultation, "2026-11-20", "2026-12-15");
        Reply invited =
                post(OFFICER, "/api/consultations/" + consultation + "/invitations", "{\"bodies\":[\"" + id + "\"]}");
        assertThat(invited.expect(200).text("/items/0/reason")).isEqualTo("person-not-invited");
    }

    @Test
    void whoReadsTheRegisteredAddressNamesColleaguesWhoMayActButNameNobodyThemselves() {
        String id = Bench.id("exempelby");
        String address = "registrator@" + id + ".invalid";
        csv("", id + ",Exempelby " + id + ",MUNICIPALITY,,9901," + address + ",,\n")
                .expect(200);
        String path = "/api/bodies/" + id + "/colleagues";
        String body = Bench.bearer("body:" + id, "registered:" + id);
        String colleague = "kollega@" + id + ".invalid";
        post(Bench.bearer("body:annan"), path, "{\"email\":\"" + colleague + "\"}")
                .expect(404);
        post(body, path, "{\"email\":\"kollega\"}").expectReason(422, "not-an-email");
        post(body, path, "{}").expectReason(422, "missing");
        Reply named = post(body, path, "{\"email\":\"" + colleague.toUpperCase(java.util.Locale.ROOT) + "\"}")
                .expect(200);
        assertThat(named.text("/items/0/role")).isEqualTo("REGISTERED");
        assertThat(named.text("/items/1/email")).isEqualTo(colleague);

        Reply acts =
                internal("GET", "/internal/contacts?email=" + colleague, "").expect(200);
        assertThat(acts.text("/bodies/0/body")).isEqualTo(id);
        assertThat(acts.text("/bodies/0/role")).isEqualTo("APPROVER");
        assertThat(internal("GET", "/internal/contacts?email=" + address, "").text("/bodies/0/role"))
                .isEqualTo("REGISTERED");
        assertThat(internal("GET", "/internal/contacts/" + id, "").text("/emails/0"))
                .isEqualTo(address);

        post(body, path, "{\"email\":\"" + colleague + "\",\"role\":\"REGISTERED\"}")
                .expectReason(400, "not-one-of");
        post(body, path, "{\"email\":\"" + colleague + "\",\"role\":\"AUTHOR\"}")
                .expect(200);
        assertThat(internal("GET", "/internal/contacts?email=" + colleague, "").text("/bodies/0/role"))
                .isEqualTo("AUTHOR");
        assertThat(get(body, path).text("/items/1/role")).isEqualTo("AUTHOR");

        String asColleague = Bench.bearer("body:" + id);
        post(asColleague, path, "{\"email\":\"annan@" + id + ".invalid\"}").expect(403);
        ask(asColleague, "DELETE", path + "?email=" + colleague, "").expect(403);
        get(asColleague, path).expect(200);
        post(Bench.bearer("body:" + id, "registered:annan"), path, "{\"email\":\"annan@" + id + ".invalid\"}")
                .expect(403);

        for (String staff : List.of(OFFICER, ADMIN)) {
            post(staff, path, "{\"email\":\"handlaggare@" + id + ".invalid\"}").expect(403);
        }

        ask(body, "DELETE", path + "?email=" + address, "").expectReason(422, "registered-address");
        ask(body, "DELETE", path + "?email=" + colleague, "").expect(200);
        ask(body, "DELETE", path + "?email=" + colleague, "").expect(404);
        assertThat(internal("GET", "/internal/contacts?email=" + colleague, "")
                        .body()
                        .at("/bodies")
                        .size())
                .isZero();
        get("", "/internal/contacts?email=" + address).expect(401);
        internal("GET", "/internal/contacts/" + Bench.id("finns-inte"), "").expect(404);
    }

    @Test
    void anAddressThatIsNotReachedIsShownToStaffUntilItIsNobodysAndStandsInNoEvent() {
        String id = Bench.id("exempelby");
        String address = "registrator@" + id + ".invalid";
        csv("", id + ",Exempelby " + id + ",MUNICIPALITY,,9901," + address + "|annan@" + id + ".invalid,,\n")
                .expect(200);
        String told = "/internal/contacts/unreached";
        internal("POST", told, "{\"email\":\"" + address + "\",\"code\":\"5.1\"}")
                .expectReason(422, "wrong-type");
        post(ADMIN, told, "{\"email\":\"" + address + "\",\"code\":\"5.1.1\"}").expect(403);
        for (int i = 0; i < 2; i++) {
            internal(
                            "POST",
                            told,
                            "{\"email\":\"" + address.toUpperCase(java.util.Locale.ROOT) + "\",\"code\":\"5.1.1\"}")
                    .expect(204);
        }
        internal("POST", told, "{\"email\":\"ingens@" + id + ".invalid\",\"code\":\"5.1.1\"}")
                .expect(204);
        Reply shown = get(ADMIN, "/api/bodies/" + id).expect(200);
        assertThat(shown.body().at("/unreached").size()).isEqualTo(1);
        assertThat(shown.text("/unreached/0/email")).isEqualTo(address);
        assertThat(shown.text("/unreached/0/code")).isEqualTo("5.1.1");
        assertThat(commits("bodies/" + id).raw().body()).doesNotContain("5.1.1", ".invalid");
        csv("", id + ",Exempelby " + id + ",MUNICIPALITY,,9901,ny@" + id + ".invalid,,\n")
                .expect(200);
        csv("", id + ",Exempelby " + id + ",MUNICIPALITY,,9901," + address + ",,\n")
                .expect(200);
        assertThat(get(ADMIN, "/api/bodies/" + id).body().at("/unreached").size())
                .as("an address that was taken away and comes back is tried anew")
                .isZero();
    }

    private List<String> matched(String names) {
        List<String> found = new ArrayList<>();
        Reply reply = send(ADMIN, "POST", "/api/bodies/matches", names.getBytes(UTF_8), "text/plain")
                .expect(200);
        for (JsonNode item : reply.body().at("/items")) {
            found.add(item.at("/outcome").asString() + " "
                    + item.at("/candidates/0/body").asString("") + " "
                    + item.at("/candidates/0/because").asString(""));
        }
        return found;
    }

    @Test
    void aPastedListSaysWhichBodiesAreMeantAndWhatIsDecidedIsRememberedAsAnAlias() {
        String id = Bench.id("namnby");
        String place = "Namnby" + id.substring(id.length() - 6);
        csv("", id + "," + place + " kommun,MUNICIPALITY,,9906,,,\n").expect(200);
        String list = "1. " + place + " kommun\n2. " + place + " stad\n\n3. Sällskapet för " + id + "-fågeln\n4. "
                + place + " KOMMUN\n";
        await().untilAsserted(() -> assertThat(matched(list))
                .containsExactly(
                        "SAME " + id + " SPELLED_ALIKE", "PERHAPS " + id + " MUNICIPALITY", "NEW  ", "REPEATED  "));
        String alias = "{\"alias\":\"" + place + " stad\"}";
        ask(ADMIN, "POST", "/api/bodies/" + id + "/aliases", alias).expect(200);
        ask(ADMIN, "POST", "/api/bodies/" + id + "/aliases", alias).expect(200);
        assertThat(types("bodies/" + id)).containsExactly("body-registered", "body-changed");
        await().untilAsserted(
                        () -> assertThat(matched(place + " stad")).containsExactly("SAME " + id + " SPELLED_ALIKE"));
        String other = Bench.id("namnby");
        csv("", other + ",En annan " + other + ",OTHER,,,,,\n").expect(200);
        assertThat(ask(ADMIN, "POST", "/api/bodies/" + other + "/aliases", alias)
                        .expect(409)
                        .text("/reason"))
                .isEqualTo("name-of-another");
        assertThat(ask(ADMIN, "POST", "/api/bodies/" + id + "/aliases", "{\"alias\":\" \"}")
                        .expect(422)
                        .text("/members/0/member"))
                .isEqualTo("alias");
        ask(ADMIN, "POST", "/api/bodies/finns-inte-alls/aliases", alias).expect(404);
        ask(Bench.bearer("body:" + id), "POST", "/api/bodies/" + id + "/aliases", alias)
                .expect(403);
        send(ADMIN, "POST", "/api/bodies/matches", " \n".getBytes(UTF_8), "text/plain")
                .expect(422);
        send(Bench.bearer("body:" + id), "POST", "/api/bodies/matches", list.getBytes(UTF_8), "text/plain")
                .expect(403);
    }

    @Test
    void whatAnImportWouldNotTakeForANameIsRefusedAlreadyWhereTheListIsLookedAtWithItsLine() {
        String list = "Sällskapet för " + Bench.id("fågeln") + "\n\n=1+1\n@SUM(A1)\n" + "x".repeat(201);
        Reply reply = send(ADMIN, "POST", "/api/bodies/matches", list.getBytes(UTF_8), "text/plain")
                .expect(200);
        assertThat(reply.text("/items/0/outcome")).isEqualTo("NEW");
        assertThat(reply.text("/items/1/outcome")).isEqualTo("WRONG");
        assertThat(reply.text("/items/1/problem/reason")).isEqualTo("formula");
        assertThat(reply.text("/items/1/problem/detail")).isEqualTo("Rad 3: ”=1+1” är en formel, inget namn.");
        assertThat(reply.text("/items/2/problem/reason")).isEqualTo("formula");
        assertThat(reply.text("/items/3/problem/reason")).isEqualTo("name-too-long");
        assertThat(reply.text("/items/3/name")).isEqualTo("x".repeat(60) + "…");
    }

    @Test
    void tenThousandNamesAreLookedForAtOnceAndOneMoreIsTooMany() {
        String names = java.util.stream.IntStream.range(0, 10_000)
                .mapToObj(i -> "Exempelorganisationen nummer " + Integer.toString(i, 36))
                .collect(java.util.stream.Collectors.joining("\n"));
        assertThat(matched(names)).hasSize(10_000);
        send(ADMIN, "POST", "/api/bodies/matches", (names + "\nen till").getBytes(UTF_8), "text/plain")
                .expect(413);
    }

    private Reply merge(String body, String into) {
        return post(OFFICER, "/api/bodies/" + body + "/merge", "{\"into\":\"" + into + "\"}");
    }

    @Test
    void twoBodiesThatAreTheSameAreMergedWithARedirectAndApartAgainWhenThatWasWrong() {
        String stays = Bench.id("sammanby");
        String goes = Bench.id("sammanby");
        String place = "Sammanby" + stays.substring(stays.length() - 6);
        csv(
                        "",
                        stays + "," + place + " kommun,MUNICIPALITY,,9907,,,\n" + goes + ",Staden " + place
                                + ",MUNICIPALITY,,9907,registrator@" + goes + ".invalid," + place + " hamnstad,\n")
                .expect(200);
        String consultation = Bench.id("hamnen");
        drafted(consultation, "2026-11-20", "2026-12-15");
        String invitations = "/api/consultations/" + consultation + "/invitations";
        post(OFFICER, invitations, "{\"bodies\":[\"" + goes + "\"]}").expect(200);

        String asked = "/api/bodies/" + goes + "/merge?into=" + stays;
        await().untilAsserted(() -> assertThat(get(OFFICER, asked).expect(200).text("/invited/0/consultation"))
                .isEqualTo(consultation));
        Reply preview = get(OFFICER, asked).expect(200);
        assertThat(preview.text("/body/aliases/0")).isEqualTo(place + " hamnstad");
        assertThat(preview.text("/names/0")).isEqualTo("Staden " + place);
        assertThat(preview.text("/names/1")).isEqualTo(place + " hamnstad");
        assertThat(preview.text("/invited/0/both")).isEqualTo("false");
        assertThat(preview.text("/into/version")).isEqualTo("1");
        assertThat(types("bodies/" + goes)).containsExactly("body-registered");

        Reply looked = post(OFFICER, "/api/bodies/" + goes + "/merge?preview=true", "{\"into\":\"" + stays + "\"}");
        looked.expectReason(422, "preview-by-get");
        assertThat(looked.text("/members/0/member")).isEqualTo("preview");
        assertThat(types("bodies/" + goes)).as("nothing is changed").containsExactly("body-registered");
        merge(goes, stays).expect(200);
        merge(goes, stays).expect(200);
        assertThat(types("bodies/" + goes)).containsExactly("body-registered", "body-merged");
        assertThat(types("bodies/" + stays)).containsExactly("body-registered");
        Reply moved = get(OFFICER, "/api/bodies/" + goes).expect(308);
        assertThat(moved.raw().headers().firstValue("Location")).hasValue("/api/bodies/" + stays);
        await().untilAsserted(() -> assertThat(
                        get(OFFICER, "/api/bodies/" + stays).expect(200).text("/merged/0/id"))
                .isEqualTo(goes));
        assertThat(matched("Staden " + place + "\n" + place + " hamnstad\n" + place + " kommun"))
                .containsExactly("SAME " + stays + " SPELLED_ALIKE", "REPEATED  ", "REPEATED  ");
        Reply found = get(OFFICER, "/api/bodies?q=hamnstad+" + place).expect(200);
        assertThat(found.text("/total")).isEqualTo("0");
        assertThat(get(OFFICER, "/api/bodies?q=" + place).text("/total")).isEqualTo("1");
        assertThat(get(OFFICER, "/api/bodies?q=" + place + "+hamnstad").text("/items/0/id"))
                .isEqualTo(stays);
        // What it was asked stays, under its own name; whoever asks it from now on asks the one that stands for it.
        assertThat(get(OFFICER, invitations + "/" + goes).expect(200).text("/name"))
                .isEqualTo("Staden " + place);
        Reply again = post(OFFICER, invitations, "{\"bodies\":[\"" + goes + "\",\"" + stays + "\"]}");
        assertThat(again.body().at("/items").size()).isEqualTo(1);
        assertThat(again.text("/items/0/body")).isEqualTo(stays);
        // The one that stays has no address of its own: it is reached by that of the other, who answers for it.
        assertThat(internal("GET", "/internal/contacts/" + stays, "").text("/emails/0"))
                .isEqualTo("registrator@" + goes + ".invalid");
        Reply acts = internal("GET", "/internal/contacts?email=registrator@" + goes + ".invalid", "");
        assertThat(acts.body().at("/bodies").size()).isEqualTo(2);
        assertThat(outcomes(csv("", goes + ",Staden,MUNICIPALITY,,9907,,,\n").expect(200)))
                .containsExactly("WRONG");

        post(OFFICER, "/api/bodies/" + goes + "/undo-merge", "").expect(200);
        get(OFFICER, "/api/bodies/" + goes).expect(200);
        await().untilAsserted(() ->
                assertThat(matched("Staden " + place)).containsExactly("SAME " + goes + " SPELLED_ALIKE"));
        assertThat(internal("GET", "/internal/contacts/" + stays, "")
                        .body()
                        .at("/emails")
                        .size())
                .isZero();
        post(OFFICER, "/api/bodies/" + goes + "/undo-merge", "").expectReason(422, "not-merged");
    }

    @Test
    void whenTwoOfficersMergeAtOnceTheSecondIsToldBothVersions() {
        String one = Bench.id("dubbelby");
        String two = Bench.id("dubbelby");
        String three = Bench.id("dubbelby");
        csv(
                        "",
                        one + ",Ett " + one + ",OTHER,,,,,\n" + two + ",Två " + two + ",OTHER,,,,,\n" + three + ",Tre "
                                + three + ",OTHER,,,,,\n")
                .expect(200);
        String path = "/api/bodies/" + one + "/merge";
        ask(OFFICER, "POST", path, "{\"into\":\"" + two + "\"}", "If-Match", "\"1\"")
                .expect(200);
        Reply second = ask(OFFICER, "POST", path, "{\"into\":\"" + three + "\"}", "If-Match", "\"1\"");
        second.expectReason(409, "version-mismatch");
        assertThat(second.text("/expected")).isEqualTo("1");
        assertThat(second.text("/actual")).isEqualTo("2");
        merge(one, three).expectReason(409, "already-merged");
        merge(two, one).expectReason(422, "body-merged");
        csv("", three + ",Tre igen " + three + ",OTHER,,,,,\n").expect(200);
        Reply changed =
                post(OFFICER, "/api/bodies/" + two + "/merge", "{\"into\":\"" + three + "\",\"intoVersion\":1}");
        changed.expectReason(409, "version-mismatch");
        assertThat(changed.text("/body")).isEqualTo(three);
        assertThat(changed.text("/actual")).isEqualTo("2");
        merge(two, three).expect(200);
        assertThat(get(OFFICER, "/api/bodies/" + one)
                        .expect(308)
                        .raw()
                        .headers()
                        .firstValue("Location"))
                .hasValue("/api/bodies/" + three);
        post(OFFICER, path, "{}").expectReason(422, "missing");
        merge(one, Bench.id("finns-inte")).expect(409);
        merge(Bench.id("finns-inte"), one).expect(404);
        get(OFFICER, path).expectReason(422, "missing");
        post(Bench.bearer("staff:registrator"), path, "{}").expect(403);
        post(Bench.bearer("body:" + one), path, "{}").expect(403);
    }

    @Test
    void aBodyThatIsCalledSomethingElseNowIsFoundByItsFormerNameToo() {
        String id = Bench.id("landsting");
        csv("", id + ",Exempels läns landsting " + id + ",REGION,,,,,\n").expect(200);
        String consultation = Bench.id("hamnen");
        drafted(consultation, "2026-11-20", "2026-12-15");
        String invitations = "/api/consultations/" + consultation + "/invitations";
        post(OFFICER, invitations, "{\"bodies\":[\"" + id + "\"]}").expect(200);
        String names = "/api/bodies/" + id + "/names";
        String renamed = "{\"name\":\"Region Exempel " + id + "\",\"from\":\"2019-01-01\"}";
        ask(OFFICER, "POST", names, renamed, "If-Match", "\"1\"").expect(200);
        ask(OFFICER, "POST", names, renamed.replace("Region", "Regionen"), "If-Match", "\"1\"")
                .expectReason(409, "version-mismatch");
        Reply shown = get(OFFICER, "/api/bodies/" + id).expect(200);
        assertThat(shown.text("/name")).isEqualTo("Region Exempel " + id);
        assertThat(shown.text("/namedFrom")).isEqualTo("2019-01-01");
        assertThat(shown.text("/formerNames/0/name")).isEqualTo("Exempels läns landsting " + id);
        assertThat(shown.text("/formerNames/0/until")).isEqualTo("2018-12-31");
        await().untilAsserted(() ->
                assertThat(matched("Exempels läns landsting " + id)).containsExactly("SAME " + id + " FORMER_NAME"));
        Reply found = get(OFFICER, "/api/bodies?q=landsting+" + id).expect(200);
        assertThat(found.text("/items/0/name")).isEqualTo("Region Exempel " + id);
        assertThat(found.text("/items/0/formerNames/0/until")).isEqualTo("2018-12-31");
        assertThat(get(OFFICER, invitations + "/" + id).expect(200).text("/name"))
                .isEqualTo("Exempels läns landsting " + id);
        assertThat(csv("", id + ",Exempels läns landsting " + id + ",REGION,,,,,\n")
                        .expect(200)
                        .text("/items/0/problems/0/reason"))
                .isEqualTo("former-name");
        post(OFFICER, names, "{\"name\":\"Nytt\",\"from\":\"2100-01-01\"}").expectReason(422, "name-in-the-future");
        post(OFFICER, names, "{\"name\":\"Nytt\\nnamn\",\"from\":\"2020-01-01\"}")
                .expectReason(422, "bad-name");
        post(OFFICER, names, "{\"name\":\"Nytt\"}").expectReason(422, "missing");
        post(Bench.bearer("body:" + id), names, renamed).expect(403);
    }
}
