package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.samrad.portal.FakeServices.Answer;
import se.samrad.portal.FakeServices.Asked;

class AnsweringTest extends FormsHarness {
    private static final String SVAR = REMISS + "/svar";
    private static final String INVITATION = REMISS + "/inbjudan/kommun-2";
    private static final String RESPONSES = "/api/consultations/" + Example.ID + "/responses";
    private static final String RECEIPT =
            "{\"response\":\"r\",\"url\":\"/kvittens/exempel.1.k.abc\",\"receivedAt\":\"2026-09-18T08:15:30.123Z\"}";

    @Test
    void whoWasNotAskedIsNotInvitedToWriteWhereOnlyThoseAskedMayAnswer() throws Exception {
        String all = "Skriv vad du tycker. Du behöver inget konto";
        assertThat(read(REMISS + "/svar")).contains(all);
        for (String status : new String[] {"OPEN", "CLOSED"}) {
            SERVICES.on(
                    "status",
                    "/api/public/consultations/" + Example.ID,
                    Example.consultation(true)
                            .replace("\"invitedOnly\":false", "\"invitedOnly\":true")
                            .replace("\"status\":\"OPEN\"", "\"status\":\"" + status + "\"")
                            .replace("2026-09-30", status.equals("OPEN") ? "2026-09-30" : "2026-09-10"));
            assertThat(read(REMISS + "/svar"))
                    .contains("Bara de som är tillfrågade kan svara på den här remissen här.", "Logga in")
                    .doesNotContain(all, "Svarstiden är slut. Det går fortfarande att skicka in");
        }
    }

    @Test
    void whatThePageHasSentByItselfIsThereWhenItIsOpenedAgain() throws Exception {
        String sha256 = "35cc51c414b94f25".repeat(4);
        HttpResponse<String> remembered = submit(
                SVAR,
                "gor",
                "filer",
                "text",
                "Halvfärdigt.",
                "fil-sha",
                sha256,
                "fil-namn",
                "yttrande.pdf",
                "fil-storlek",
                "184000",
                "fil-vantar",
                "nej");
        assertThat(remembered.statusCode()).isEqualTo(204);
        assertThat(get(SVAR).body()).contains("value=\"" + sha256 + "\"", "yttrande.pdf", ">Halvfärdigt.</textarea>");
    }

    @Test
    void aCitizenWritesSeesHowItWillBeReadAndGetsAReceipt() throws Exception {
        assertThat(read(SVAR)).contains("Ditt svar", "Du behöver inget konto", "1.3 Samverka kring utvecklingen");
        HttpResponse<String> typed = submit(
                SVAR,
                "satt",
                "skriv",
                "text",
                "Fler <b>cykelvägar</b>.",
                "position",
                "SUPPORTS",
                "fraga-2",
                "Hälsovägen.",
                "t-insats-1-3",
                "Bra.",
                "p-insats-1-3",
                "OPPOSES",
                "email",
                "kim@exempel.example");
        assertThat(location(typed)).isEqualTo(SVAR + "/granska");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals(RESPONSES));
        String preview = get(SVAR + "/granska").body();
        assertThat(preview).contains("Fler &lt;b&gt;cykelvägar&lt;/b&gt;.");
        assertThat(words(preview))
                .contains("Så här kommer svaret att läsas", "Inget är skickat än.", "En privatperson", "Tillstyrker")
                .contains("blir svaret en allmän handling", "Vilka insatser är viktigast", "Hälsovägen.", "Avstyrker");

        SERVICES.on("responses", RESPONSES, new Answer(201, "application/json", RECEIPT, java.util.Map.of()));
        assertThat(location(submit(SVAR + "/granska"))).isEqualTo("/kvittens/exempel.1.k.abc");
        Asked sent = write("POST", RESPONSES);
        assertThat(sent.text())
                .isEqualTo("{\"position\":\"SUPPORTS\",\"text\":\"Fler <b>cykelvägar</b>.\","
                        + "\"answers\":[{\"question\":2,\"text\":\"Hälsovägen.\"}],"
                        + "\"sections\":[{\"section\":\"insats-1-3\",\"position\":\"OPPOSES\",\"text\":\"Bra.\"}],"
                        + "\"email\":\"kim@exempel.example\"}");
        assertThat(sent.header("Idempotency-Key")).hasSizeGreaterThan(30);
        assertThat(sent.header("Authorization")).isNull();
        assertThat(get(SVAR).body()).doesNotContain("cykelvägar");
    }

    @Test
    void beforeItIsSentThePageLeadsToWhatIsDoneWithPersonalData() throws Exception {
        assertThat(get(SVAR).body()).contains("href=\"/personuppgifter\" target=\"_blank\"");
        submit(SVAR, "text", "Hej", "satt", "skriv", "gor", "granska");
        assertThat(get(SVAR + "/granska").body()).contains("href=\"/personuppgifter\" target=\"_blank\"");
    }

    @Test
    void anEmptyAnswerIsRefusedWithOneSummaryAndKeepsTheRest() throws Exception {
        assertThat(location(submit(SVAR, "satt", "fil", "reference", "EXK 1"))).isEqualTo(SVAR);
        String page = get(SVAR).body();
        assertThat(page)
                .contains("<title>Fel: Ditt svar", "href=\"#fil\"", "id=\"fil-fel\"", "value=\"EXK 1\"")
                .contains("aria-invalid=\"true\"");
        assertThat(words(page)).contains("Det här behöver rättas", "Svaret är tomt.", "Det du skrev är kvar.");
        assertThat(words(get(SVAR + "?borja-om=ja").body())).doesNotContain("Svaret är tomt");
    }

    @Test
    void whatTheServiceFindsWrongStandsAtItsField() throws Exception {
        submit(SVAR, "satt", "skriv", "text", "Text.", "fraga-2", "Svar.");
        SERVICES.on("responses", RESPONSES, refused(422, """
                {"status":422,"reason":"invalid","detail":"Fel.","members":[{"member":"answers[0].text","reason":"too-long","detail":"Texten är för lång."}]}"""));
        assertThat(location(submit(SVAR + "/granska"))).isEqualTo(SVAR);
        assertThat(get(SVAR).body())
                .contains("id=\"fraga-2-fel\">Texten är för lång.", ">Svar.</textarea>", ">Text.</textarea>");
        String first = write("POST", RESPONSES).header("Idempotency-Key");
        SERVICES.on("responses", RESPONSES, Answer.status(503));
        submit(SVAR + "/granska");
        assertThat(read(SVAR)).contains("Vi fick inget besked om det blev sparat.");
        assertThat(write("POST", RESPONSES).header("Idempotency-Key")).isEqualTo(first);
    }

    @Test
    void nobodyIsAskedToMailAFileThatIsKnownAsMalicious() throws Exception {
        SERVICES.on("responses", "/api/files", refused(422, """
                {"status":422,"reason":"invalid","members":[{"member":"file","reason":"file-infected","detail":"Filen känns igen som skadlig kod och lämnas inte vidare."}]}"""));
        upload("faktura.docx");
        for (int i = 0; i < 2; i++) {
            assertThat(read(SVAR)).contains("faktura.docx", "skadlig kod och lämnas inte vidare. Resten av svaret");
            submit(
                    SVAR,
                    "satt",
                    "skriv",
                    "text",
                    "Text.",
                    "utelamnad-namn",
                    "faktura.docx",
                    "utelamnad-skal",
                    "Filen känns igen som skadlig kod och lämnas inte vidare.",
                    "utelamnad-mejlas-inte",
                    "ja");
        }
    }

    @Test
    void aRefusedFileIsLeftOutAndTheRestGoesOn() throws Exception {
        SERVICES.on("responses", "/api/files", refused(422, """
                {"status":422,"reason":"file-type-not-received","detail":"Filtypen tas inte emot."}"""));
        assertThat(location(upload("bilaga.zip"))).isEqualTo(SVAR);
        assertThat(read(SVAR))
                .contains("bilaga.zip", "Filen är utelämnad. Filtypen tas inte emot. Mejla filen till")
                .contains("Ange ärendet REX 2026-0000.")
                .doesNotContain("Det här behöver rättas");
        upload("tom.txt", "", "");
        assertThat(read(SVAR))
                .contains(
                        "tom.txt",
                        "Filen är utelämnad. Filen är tom. Välj den fil som har innehållet. Resten av svaret");
        upload("bilaga.zip", part("utelamnad-namn", "bilaga.zip") + part("utelamnad-skal", "Filtypen tas inte emot."));
        assertThat(get(SVAR).body()).containsOnlyOnce("name=\"utelamnad-namn\" value=\"bilaga.zip\"");
        String key = write("POST", "/api/files").header("Idempotency-Key");
        String sha = "a".repeat(64);
        SERVICES.on(
                "responses",
                "/api/files",
                "{\"sha256\":\"%s\",\"name\":\"y.pdf\",\"size\":5,\"mediaType\":\"application/pdf\"}".formatted(sha));
        upload("yttrande.pdf");
        assertThat(read(SVAR)).contains("yttrande.pdf", "Hela filen är mottagen.");
        assertThat(location(
                        submit(SVAR, "satt", "fil", "fil-sha", sha, "fil-namn", "yttrande.pdf", "fil-storlek", "5")))
                .isEqualTo(SVAR + "/granska");
        SERVICES.on("responses", RESPONSES, new Answer(201, "application/json", RECEIPT, java.util.Map.of()));
        submit(SVAR + "/granska");
        assertThat(write("POST", RESPONSES).text()).isEqualTo("{\"files\":[\"" + sha + "\"]}");
        assertThat(write("POST", RESPONSES).header("Idempotency-Key")).isEqualTo(key);
    }

    private HttpResponse<String> upload(String name) throws Exception {
        return upload(name, "");
    }

    private HttpResponse<String> upload(String name, String more) throws Exception {
        return upload(name, more, "%PDF-");
    }

    private HttpResponse<String> upload(String name, String more, String content) throws Exception {
        String page = get(SVAR).body();
        String body =
                part("_csrf", hidden(page, "_csrf")) + part("nyckel", hidden(page, "nyckel")) + part("gor", "ladda-upp")
                        + more + "--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/pdf\r\n\r\n" + content + "\r\n--b--\r\n";
        return send("POST", SVAR, body, "Content-Type", "multipart/form-data; boundary=b");
    }

    @Test
    void aRepresentativeAnswersForTheBodyWithItsDecision() throws Exception {
        signIn("body:kommun-2");
        assertThat(read(SVAR)).contains("Ert svar", "Exempel-Bro kommun", "Om yttrandet och formuläret skiljer sig åt");
        submit(
                SVAR,
                "text",
                "Ja.",
                "decision-by",
                "kommunstyrelsen",
                "decision-date",
                "2026-09-14",
                "decision-paragraph",
                "§ 1",
                "preliminary",
                "ja",
                "reference",
                "EXK 2026/1");
        assertThat(read(SVAR + "/granska")).contains("Beslutat kommunstyrelsen, 14 september 2026, § 1");
        SERVICES.on(
                "responses", RESPONSES + "/kommun-2", new Answer(201, "application/json", RECEIPT, java.util.Map.of()));
        submit(SVAR + "/granska");
        assertThat(write("PUT", RESPONSES + "/kommun-2").text())
                .isEqualTo("{\"text\":\"Ja.\",\"preliminary\":true,\"reference\":\"EXK 2026/1\","
                        + "\"decision\":{\"by\":\"kommunstyrelsen\",\"date\":\"2026-09-14\",\"paragraph\":\"§ 1\"}}");
        assertThat(write("PUT", RESPONSES + "/kommun-2").header("Authorization"))
                .startsWith("Bearer ");
    }

    @Test
    void aDecisionThatHasNotBeenMadeYetIsSaidSoAndStopsNobody() throws Exception {
        signIn("body:kommun-2");
        submit(SVAR, "text", "Ja.", "decision-by", "kommunstyrelsen", "decision-date", "2031-01-14");
        assertThat(read(SVAR + "/granska")).contains("Beslutsdagen, 14 januari 2031, har inte kommit än.", "Skicka in");
        submit(SVAR, "text", "Ja.", "decision-date", "2031-01-14", "preliminary", "ja");
        assertThat(read(SVAR + "/granska")).doesNotContain("har inte kommit än");
    }

    @Test
    void whoMayAnswerForSeveralChoosesOne() throws Exception {
        signIn("body:kommun-2", "body:kommun-3");
        assertThat(read(SVAR)).contains("För vem svarar du?", "Exempel-Bro kommun", "Övre Exempels kommun");
        assertThat(read(SVAR + "?for=kommun-3")).contains("Ert svar", "Övre Exempels kommun");
    }

    @Test
    void staffAreSentToTheirOwnForm() throws Exception {
        signIn("staff:handlaggare");
        assertThat(location(get(SVAR))).isEqualTo("/arbetsyta" + REMISS + "/svar/nytt");
    }

    @Test
    void withoutThePagesCodeNothingIsSent() throws Exception {
        HttpResponse<String> refused =
                send("POST", SVAR, "text=Hej&gor=granska", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void aFormThatOutlivedItsSessionIsKeptButNotActedOn() throws Exception {
        HttpResponse<String> back = send(
                "POST",
                SVAR,
                "text=Kvar&satt=skriv&_csrf=gammal",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(location(back)).isEqualTo(SVAR);
        assertThat(get(SVAR).body()).contains(">Kvar</textarea>");
        assertThat(read(SVAR)).contains("Du hade varit borta för länge och inget skickades.");
    }

    @Test
    void whoComesToItsInvitationTooLateStillFindsTheWayToAnswer() throws Exception {
        SERVICES.on(
                "status",
                "/api/public/consultations/" + Example.ID,
                Example.consultation(true).replace("\"status\":\"OPEN\"", "\"status\":\"CLOSED\""));
        assertThat(read(INVITATION))
                .contains("Det går fortfarande att skicka in", "Svara ändå")
                .doesNotContain("Svara nu");
    }

    @Test
    void theInvitationSaysWhoAsksAboutWhatAndByWhen() throws Exception {
        assertThat(read(INVITATION))
                .contains("Till Exempel-Bro kommun", "från Region Exempellän", "Svara senast onsdag 30 september 2026.")
                .contains(
                        "Svara nu",
                        "Behöver ni mer tid?",
                        "Vi avstår från att svara",
                        "Fel mottagare?",
                        "Vem ska skriva svaret?");
        assertThat(get(REMISS + "/inbjudan/ingen").statusCode()).isEqualTo(404);
    }

    @Test
    void actingOnTheInvitationLeadsToSigningInAndBackWithWhatWasTyped() throws Exception {
        assertThat(location(submit(INVITATION, "gor", "mer-tid", "until", "2026-10-12", "reason", "Nämnden.")))
                .isEqualTo("/logga-in?till="
                        + encode(INVITATION).replace("%2F", "/").replace("/", "%2F") + "&som=instans");
        assertThat(location(signInAt("/logga-in?till=" + INVITATION, "body:kommun-2")))
                .isEqualTo(INVITATION);
        assertThat(get(INVITATION).body())
                .contains(
                        "value=\"2026-10-12\"",
                        "value=\"Nämnden.\"",
                        "inget är skickat än. Titta igenom det här nedanför och skicka.");
        SERVICES.on(
                "consultations",
                "/api/consultations/" + Example.ID + "/invitations/kommun-2/request-extension",
                "{\"version\":3}");
        assertThat(location(submit(INVITATION, "gor", "mer-tid", "until", "2026-10-12", "reason", "Nämnden.")))
                .isEqualTo(INVITATION);
        assertThat(write("POST", "/api/consultations/" + Example.ID + "/invitations/kommun-2/request-extension")
                        .text())
                .isEqualTo("{\"until\":\"2026-10-12\",\"reason\":\"Nämnden.\"}");
        assertThat(read(INVITATION)).contains("Vi har tagit emot er begäran om mer tid.");
    }

    @Test
    void thatThereIsNothingToSayIsSaidInTwoClicks() throws Exception {
        signIn("body:kommun-2");
        Matcher link = Pattern.compile("href=\"([^\"]*stallning=NO_COMMENTS)\"")
                .matcher(get(INVITATION).body());
        assertThat(link.find()).isTrue();
        assertThat(words(get(link.group(1).replace("&amp;", "&")).body()))
                .contains("Så här kommer svaret att läsas", "Inga synpunkter");
        String response = "/api/consultations/" + Example.ID + "/responses/kommun-2";
        SERVICES.on("responses", response, new Answer(201, "application/json", RECEIPT, java.util.Map.of()));
        submit(SVAR + "/granska");
        assertThat(write("PUT", response).text()).isEqualTo("{\"position\":\"NO_COMMENTS\"}");
    }

    @Test
    void aDraftIsNotPassedOverByWhoHasNothingToSay() throws Exception {
        signIn("body:kommun-2");
        SERVICES.on("responses", "/api/consultations/" + Example.ID + "/drafts/kommun-2", """
            {"parts":[{"part":"text","version":1,"text":"Kollegans text.","own":false,"at":"2026-09-18T08:15:30Z"}]}""");
        assertThat(location(get(SVAR + "/granska?for=kommun-2&stallning=NO_COMMENTS")))
                .isEqualTo(SVAR + "?for=kommun-2&stallning=NO_COMMENTS");
        assertThat(get(SVAR + "?for=kommun-2&stallning=NO_COMMENTS").body()).contains("Kollegans text.");
    }

    @Test
    void theBodyDeclinesAndNamesColleagues() throws Exception {
        signIn("body:kommun-2", "registered:kommun-2");
        String invitation = "/api/consultations/" + Example.ID + "/invitations/kommun-2";
        SERVICES.on("consultations", invitation + "/decline", "{}");
        submit(INVITATION, "gor", "avsta", "avsta-skal", "");
        assertThat(write("POST", invitation + "/decline").text()).isEqualTo("{}");
        SERVICES.on(
                "consultations",
                "/api/bodies/kommun-2/colleagues",
                "{\"items\":[{\"email\":\"kim@exempel.example\",\"role\":\"APPROVER\"}]}");
        submit(INVITATION, "gor", "kollega", "kollega", "kim@exempel.example");
        assertThat(write("POST", "/api/bodies/kommun-2/colleagues").text())
                .isEqualTo("{\"email\":\"kim@exempel.example\",\"role\":\"APPROVER\"}");
        assertThat(read(INVITATION))
                .contains("kim@exempel.example kan nu logga in och svara för er.", "skriver och skickar in");
        submit(INVITATION, "gor", "kollega", "kollega", "bo@exempel.example", "roll", "AUTHOR");
        assertThat(write("POST", "/api/bodies/kommun-2/colleagues").text()).contains("\"role\":\"AUTHOR\"");
        assertThat(read(INVITATION)).contains("skriva på svaret, men inte skicka in det.");
        submit(INVITATION, "gor", "ta-bort", "bort", "kim@exempel.example");
        assertThat(write("DELETE", "/api/bodies/kommun-2/colleagues").query()).isEqualTo("email=kim%40exempel.example");
        submit(INVITATION, "gor", "kollega", "kollega", "inte en adress");
        assertThat(get(INVITATION).body()).contains("id=\"kollega-fel\"", "value=\"inte en adress\"");
    }

    @Test
    void theBodyIsToldThatItGotNoMoreTimeAndIsNotAskedTwiceWhetherItIsTheWrongOne() throws Exception {
        signIn("body:kommun-2", "registered:kommun-2");
        String invitation = "/api/consultations/" + Example.ID + "/invitations/kommun-2";
        String opened = "{\"body\":\"kommun-2\",\"version\":4,\"openedOn\":\"2026-09-18\"";
        SERVICES.on("consultations", invitation, opened + "}");
        assertThat(words(get(INVITATION).body()))
                .contains("Meddela att vi är fel mottagare", "Ni är en av")
                .doesNotContain("Ni fick inte mer tid");
        SERVICES.on("consultations", invitation, opened + ",\"refused\":\"2026-10-12\",\"wrongRecipient\":true}");
        assertThat(words(get(INVITATION).body()))
                .contains("Ni fick inte mer tid till 12 oktober 2026. Er sista svarsdag är")
                .contains("Ni har meddelat att ni är fel mottagare.")
                .doesNotContain("Meddela att vi är fel mottagare", "Ni är en av");
    }

    @Test
    void whoHasDeclinedMaySayThatTheInvitationWasNotForThem() throws Exception {
        String bodies = "/api/public/consultations/" + Example.ID + "/bodies";
        SERVICES.on("status", bodies, Example.list("""
            {"body":"kommun-2","name":"Exempel-Bro kommun","type":"MUNICIPALITY","status":"DECLINED","meetings":0}\
            """));
        assertThat(words(get(INVITATION).body())).doesNotContain("Meddela att vi är fel mottagare");
        signIn("body:kommun-2", "registered:kommun-2");
        String invitation = "/api/consultations/" + Example.ID + "/invitations/kommun-2";
        SERVICES.on("consultations", invitation, "{\"body\":\"kommun-2\",\"version\":4}");
        assertThat(words(get(INVITATION).body()))
                .contains("visas organisationen inte längre som att den avstår", "Meddela att vi är fel mottagare")
                .doesNotContain("Vi avstår från att svara");
        SERVICES.on("consultations", invitation + "/wrong-recipient", "{}");
        submit(INVITATION, "gor", "fel", "fel-not", "Skicka till nämnden.");
        assertThat(write("POST", invitation + "/wrong-recipient").text())
                .isEqualTo("{\"note\":\"Skicka till nämnden.\"}");
    }

    @Test
    void whoHasDeclinedIsOfferedToAnswerAllTheSame() throws Exception {
        String bodies = "/api/public/consultations/" + Example.ID + "/bodies";
        SERVICES.on("status", bodies, Example.list("""
            {"body":"kommun-2","name":"Exempel-Bro kommun","type":"MUNICIPALITY","status":"DECLINED","meetings":0}\
            """));
        assertThat(read(INVITATION)).contains("Ni kan ändå svara. Då gäller svaret", "Svara ändå");
        signIn("body:kommun-2");
        assertThat(get(INVITATION).body()).contains("href=\"" + SVAR + "?for=kommun-2\"");
        String consultation = "/api/public/consultations/" + Example.ID;
        String open = Example.consultation(true);
        SERVICES.on("status", consultation, open.replace("\"status\":\"OPEN\"", "\"status\":\"CLOSED\""));
        assertThat(read(INVITATION)).contains("Ni kan ändå svara.", "Svara ändå", "Svarstiden är slut");
        SERVICES.on("status", consultation, open.replace("\"status\":\"OPEN\"", "\"status\":\"CANCELLED\""));
        assertThat(read(INVITATION)).doesNotContain("Ni kan ändå svara.", "Svara ändå");
    }

    @Test
    void theInvitationIsOpenedByWhoIsSignedInForTheBodyAloneAndTheBodySaysWhoInItAnswers() throws Exception {
        String invitation = "/api/consultations/" + Example.ID + "/invitations/kommun-2";
        SERVICES.on("consultations", invitation, "{\"body\":\"kommun-2\",\"version\":2}");
        SERVICES.on("consultations", invitation + "/opened", "{}");
        SERVICES.on("consultations", invitation + "/forward", "{}");
        get(INVITATION);
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().endsWith("/opened"));
        signIn("body:kommun-2", "registered:kommun-2");
        assertThat(read(INVITATION)).contains("Berätta vem hos er som svarar");
        assertThat(write("POST", invitation + "/opened").header("Idempotency-Key"))
                .isEqualTo("opened-" + Example.ID + "-kommun-2");
        submit(INVITATION, "gor", "vidare", "vidare-till", "Miljönämnden");
        assertThat(write("POST", invitation + "/forward").text()).isEqualTo("{\"to\":\"Miljönämnden\"}");
        assertThat(read(INVITATION)).contains("Handläggaren ser vem hos er som svarar.");

        SERVICES.on(
                "consultations",
                invitation,
                "{\"body\":\"kommun-2\",\"version\":4,\"openedOn\":\"2026-09-18\",\"forwardedTo\":\"Byggnämnden\"}");
        long before = SERVICES.asked().stream()
                .filter(asked -> asked.path().endsWith("/opened"))
                .count();
        assertThat(read(INVITATION)).contains("Svaret skrivs av: Byggnämnden");
        assertThat(SERVICES.asked().stream().filter(asked -> asked.path().endsWith("/opened")))
                .hasSize((int) before);
    }

    @Test
    void aColleagueSeesWhoMayAnswerButIsNotOfferedToNameAnybody() throws Exception {
        signIn("body:kommun-2", "registered:exempelby");
        SERVICES.on(
                "consultations",
                "/api/bodies/kommun-2/colleagues",
                "{\"items\":[{\"email\":\"kim@exempel.example\",\"role\":\"APPROVER\"}]}");
        assertThat(read(INVITATION))
                .contains("kim@exempel.example", "Den som har er registrerade e-postadress anger vilka som får svara.");
        assertThat(get(INVITATION).body()).doesNotContain("name=\"kollega\"", "value=\"ta-bort\"");
        submit(INVITATION, "gor", "kollega", "kollega", "mera@exempel.example");
        submit(INVITATION, "gor", "ta-bort", "bort", "kim@exempel.example");
        assertThat(SERVICES.asked())
                .noneMatch(asked -> asked.path().equals("/api/bodies/kommun-2/colleagues")
                        && !asked.method().equals("GET"));
        assertThat(read(INVITATION)).contains("Bara den som har organisationens registrerade adress");
    }

    @Test
    void aRemovedColleagueCannotSendOnceMoreAndReadsOnAsNobody() throws Exception {
        signIn("body:kommun-2");
        String decline = "/api/consultations/" + Example.ID + "/invitations/kommun-2/decline";
        SERVICES.on("consultations", decline, "{}");
        assertThat(read(INVITATION)).contains("Kim Exempel");
        SERVICES.on(
                "identity",
                "/oauth2/token",
                new Answer(400, "application/json", "{\"error\":\"invalid_grant\"}", Map.of()));
        assertThat(location(submit(INVITATION, "gor", "avsta", "avsta-skal", "")))
                .startsWith("/logga-in?till=");
        assertThat(SERVICES.asked()).noneMatch(asked -> asked.path().equals(decline));
        assertThat(read(INVITATION)).contains("Logga in", "Svara nu").doesNotContain("Kim Exempel");
    }

    @Test
    void whileTheProviderIsAwayATokenThatHoldsIsEnoughToAct() throws Exception {
        signIn("body:kommun-2");
        String decline = "/api/consultations/" + Example.ID + "/invitations/kommun-2/decline";
        SERVICES.on("consultations", decline, "{}");
        SERVICES.on("identity", "/oauth2/token", Answer.status(503));
        submit(INVITATION, "gor", "avsta", "avsta-skal", "");
        assertThat(write("POST", decline).text()).isEqualTo("{}");
    }
}
