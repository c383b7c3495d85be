package se.samrad.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samrad.mail.carriers.Language;

class WordingTest {
    private static final String SIGNED = "samrad-receipt 1\nresponse exempel--b\nkey k\nsignature abc\n";

    private static String receipt(String receivedAt, List<String> leftOut) {
        var sender = new Addresses.Sender(
                List.of(), null, "/kvittens/t", receivedAt, "35cc51c4", SIGNED, leftOut, null, null, null, null);
        return Wording.receipt(Map.of("title", "Färdplan"), sender, "https://samrad.example")
                .text();
    }

    @Test
    void theReceiptTellsBothTimesAndCarriesItsProof() {
        assertThat(receipt("2026-09-18T08:15:30.123Z", List.of()))
                .contains("Mottaget: 18 september 2026 kl. 10.15.30, svensk tid")
                .contains("Mottaget (UTC): 2026-09-18T08:15:30.123Z")
                .contains("https://samrad.example/kvittens/t\n")
                .contains("https://samrad.example/api/receipts/t/pdf\n")
                .contains("https://samrad.example/kvittens/kontrollera\n")
                .endsWith("\n\n" + SIGNED)
                .doesNotContain("kunde vi inte ta emot", "Räknas som inkommet");
    }

    @Test
    void theReceiptOfWhatCameAfterTheLastDaySaysSo() {
        for (String kind : Arrays.asList(null, "SUPPLEMENT")) {
            for (String language : Arrays.asList(null, "en")) {
                for (Boolean late : Arrays.asList(null, false, true)) {
                    var sender = new Addresses.Sender(
                            List.of(),
                            kind,
                            "/kvittens/t",
                            "2026-10-02T08:15:30.123Z",
                            "35cc51c4",
                            SIGNED,
                            List.of(),
                            null,
                            language,
                            null,
                            late);
                    String text = words(Map.of("title", "Färdplan"), sender);
                    String said = language == null
                            ? "\nInkommet efter sista svarsdagen.\n"
                            : "\nReceived after the last day to respond.\n";
                    assertThat(text.contains(said)).as(text).isEqualTo(Boolean.TRUE.equals(late));
                }
            }
        }
    }

    @Test
    void aPersonIsSpokenToAsOneAndABodyAsMany() {
        for (String kind : List.of("ANSWER", "SUPPLEMENT", "CONFIRMATION", "WITHDRAWAL")) {
            var sender = new Addresses.Sender(
                    List.of(),
                    kind,
                    "/kvittens/t",
                    "2026-09-18T08:15:30.123Z",
                    "35cc51c4",
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    null);
            String person = words(Map.of("title", "Färdplan", "response", "x--p-" + "0a".repeat(16)), sender);
            assertThat(person).containsPattern("ditt|din ").containsPattern("Om du .* hör av dig till");
            assertThat(person).doesNotContainPattern("\\b(ni|er|ert)\\b");
            String body = words(Map.of("title", "Färdplan", "response", "x--p-exempel"), sender);
            assertThat(body).containsPattern("ert|er ").containsPattern("Om ni .* hör av er till");
            assertThat(body).doesNotContainPattern("\\b(du|dig|din|ditt)\\b");
        }
    }

    private static String words(Map<String, String> facts, Addresses.Sender sender) {
        Wording.Text text = Wording.receipt(facts, sender, "");
        return text.subject() + "\n" + text.text();
    }

    @Test
    void anInvitationSaysWhatTheIssuerWroteWhatIsAskedAndUnderWhichNumber() {
        Map<String, String> facts = new java.util.TreeMap<>(
                Map.of("title", "Färdplan", "consultation", "exempel", "body", "exempelby", "closesOn", "2027-03-31"));
        String plain = Wording.invitation(facts, "https://samrad.example").text();
        assertThat(plain)
                .contains("Sista svarsdag är onsdag 31 mars 2027.\n\nLäs förslaget")
                .contains("last-day.ics\n\nIn English: you are invited", "Your last day to reply is 31 March 2027.")
                .contains("https://samrad.example/en/remisser/exempel/inbjudan/exempelby\n")
                .doesNotContain("\n\n\n", "diarienummer", "frågor som vi");
        facts.putAll(Map.of("coveringLetter", "Vi bygger om.\n\nSäg vad ni tycker.", "questions", "3"));
        facts.put("caseNumber", "REX 2027-0001");
        assertThat(Wording.invitation(facts, "https://samrad.example").text())
                .contains(
                        "2027.\n\nVi bygger om.\n\nSäg vad ni tycker.\n\nVi har 3 frågor",
                        "\n\nVårt diarienummer är REX" + " 2027-0001.\n\nLäs förslaget")
                .doesNotContain("\n\n\n");
        facts.put("questions", "1");
        assertThat(Wording.invitation(facts, "").text()).contains("Vi har en fråga som vi särskilt vill ha svar på.");
    }

    private static Map<String, String> decided(boolean granted, boolean asked, String... reason) {
        var facts = new java.util.TreeMap<>(Map.of(
                "title", "Färdplan",
                "consultation", "exempel",
                "body", "exempelby",
                "granted", String.valueOf(granted),
                "asked", String.valueOf(asked),
                "until", "2027-04-30",
                "lastDay", granted ? "2027-04-30" : "2027-03-31",
                "contactName", "Sam"));
        if (reason.length > 0) facts.put("reason", reason[0]);
        return facts;
    }

    @Test
    void whoGetsMoreTimeIsToldItsOwnLastDayAndWhereTheNewCalendarFileIs() {
        LocalDate today = LocalDate.of(2027, 3, 1);
        Wording.Text letter = MoreTimeLetter.text(decided(true, true), "https://samrad.example", today);
        assertThat(letter.subject()).isEqualTo("Färdplan: ni har fått mer tid");
        assertThat(letter.text())
                .contains("Ni har bett om mer tid för att svara på ”Färdplan”. Ni får det.")
                .contains("Er sista svarsdag är nu fredag 30 april 2027.")
                .contains("https://samrad.example/api/public/consultations/exempel/bodies/exempelby/last-day.ics\n")
                .contains("https://samrad.example/remisser/exempel/inbjudan/exempelby\n")
                .contains("In English: you have been given more time", "is now 30 April 2027.")
                .doesNotContain("Skäl", "The reason", "\n\n\n");
        String unasked = MoreTimeLetter.text(decided(true, false, "Bilagan\nsaknades."), "", today)
                .text();
        assertThat(unasked)
                .contains("Ni får mer tid för att svara på ”Färdplan”.")
                .contains("\nSkäl: Bilagan saknades.\n")
                .contains("The reason is stated in Swedish above.")
                .doesNotContain("Ni har bett", "\n\n\n");
        assertThat(unasked.lines()).noneMatch(line -> line.startsWith(" "));
    }

    @Test
    void whoGetsNoMoreTimeIsToldWhyAndWhichLastDayHolds() {
        Map<String, String> facts = decided(false, true, "Beslut fattas i april.");
        String text = MoreTimeLetter.text(facts, "", LocalDate.of(2027, 3, 31)).text();
        assertThat(text)
                .contains("tid till och med fredag 30 april 2027")
                .contains("Vi kan inte ge er mer tid. Er sista svarsdag är fortfarande onsdag 31 mars 2027.")
                .contains("\nSkäl: Beslut fattas i april.\n")
                .contains("In English: we cannot give you more time", "is still 31 March 2027.")
                .doesNotContain("ics", "\n\n\n");
        assertThat(text.lines()).noneMatch(line -> line.startsWith(" "));
        assertThat(MoreTimeLetter.text(facts, "", LocalDate.of(2027, 4, 1)).text())
                .contains(
                        "Er sista svarsdag var onsdag 31 mars 2027. Vi tar emot svar också efter den dagen, men de räknas som för sena.")
                .contains(
                        "Your last day to reply was 31 March 2027. We accept replies after that day too, but they count as late.");
    }

    @Test
    void noLineOfAReceiptIsIndentedWhateverItIsOfAndInWhateverLanguage() {
        for (String kind : Arrays.asList(null, "SUPPLEMENT", "CONFIRMATION", "WITHDRAWAL")) {
            for (String language : Arrays.asList(null, "en")) {
                var sender = new Addresses.Sender(
                        List.of(),
                        kind,
                        "/kvittens/t",
                        "2026-09-18T08:15:30.123Z",
                        "35cc51c4",
                        SIGNED,
                        List.of("a.docm"),
                        List.of("faktura.js"),
                        language,
                        "2026-09-15",
                        true);
                String text = Wording.receipt(Map.of("title", "Färdplan"), sender, "https://samrad.example")
                        .text();
                assertThat(text.lines()).as(kind).noneMatch(line -> line.startsWith(" "));
                assertThat(text)
                        .as(kind)
                        .startsWith(language == null ? "Hej!\n\nVi har tagit emot " : "Hello!\n\nWe have received ")
                        .contains(
                                language == null
                                        ? "\nRäknas som inkommet 15 september 2026. Lades in av kansliet.\nInkommet efter"
                                        : "\nCounts as arrived 15 September 2026. Entered by the office.\nReceived after")
                        .doesNotContain("\n\n\n");
                if (kind != null) continue;
                String malicious = text.substring(text.indexOf(language == null ? "skadlig kod" : "malicious"));
                assertThat(malicious)
                        .contains(language == null ? "inte skickas igen" : "not to be sent again", "– faktura.js\n");
                assertThat(malicious).doesNotContain("a.docm", "Skicka dem gärna igen", "Please send them again");
            }
        }
    }

    @Test
    void whatWasSentFromTheEnglishPagesHasAnEnglishReceiptWithTheSameFacts() {
        var sender = new Addresses.Sender(
                List.of(),
                null,
                "/kvittens/t",
                "2026-09-18T08:15:30.123Z",
                "35cc51c4",
                SIGNED,
                List.of("a.docm"),
                List.of(),
                "en",
                null,
                null);
        Wording.Text said = Wording.receipt(Map.of("title", "Färdplan"), sender, "https://samrad.example");
        assertThat(said.language()).isEqualTo(Language.ENGLISH);
        assertThat(said.subject()).isEqualTo("Receipt: we have received your response to Färdplan");
        assertThat(said.text())
                .contains("Received: 18 September 2026 at 10:15:30, Swedish time")
                .contains("Received (UTC): 2026-09-18T08:15:30.123Z", "Checksum (SHA-256): 35cc51c4", "– a.docm")
                .contains("without macros or passwords", "To check that it is genuine, paste them here:")
                .contains("https://samrad.example/en/kvittens/t\n", "https://samrad.example/api/receipts/t/pdf\n")
                .endsWith("\n\n" + SIGNED)
                .doesNotContain("Mottaget", "Kvittens");
    }

    @Test
    void theDayIsThatOfSwedenAlsoLateInTheEvening() {
        assertThat(receipt("2026-12-31T23:30:00Z", List.of())).contains("1 januari 2027 kl. 00.30.00");
    }

    @Test
    void whatWasLeftOutIsNamed() {
        assertThat(receipt("2026-09-18T08:15:30.123Z", List.of("yttrande.docm")))
                .contains("– yttrande.docm");
    }

    @Test
    void anInvitationSaysWhoAsksAndWhomToAskWhereThatIsStated() {
        Map<String, String> facts = new java.util.TreeMap<>(
                Map.of("title", "Färdplan", "closesOn", "2027-03-31", "consultation", "fardplan", "body", "exempelby"));
        String bare = Wording.invitation(facts, "https://samrad.example").text();
        assertThat(bare)
                .contains("Ni är inbjudna att lämna synpunkter på ”Färdplan”. Sista svarsdag är onsdag 31 mars 2027.")
                .contains(
                        "https://samrad.example/api/public/consultations/fardplan/bodies/exempelby/memo.docx?lang=sv\n")
                .contains("https://samrad.example/api/public/consultations/fardplan/bodies/exempelby/last-day.ics\n")
                .doesNotContain("Frågor om förslaget", "null");
        facts.putAll(Map.of(
                "issuer", "Exempelnämnden & Region <Exempel>", "contactName", "Åsa\nExempel", "contactPhone", "08-1"));
        assertThat(Wording.invitation(facts, "https://samrad.example").text())
                .contains("Ni är inbjudna av Exempelnämnden & Region <Exempel> att lämna synpunkter på ”Färdplan”.")
                .contains("\n\nFrågor om förslaget: Åsa Exempel, 08-1\n\nIn English:");
    }

    @Test
    void theEnglishLinesOfEveryLetterToABodyLeadToTheEnglishPage() {
        Map<String, String> facts = new java.util.TreeMap<>(decided(true, true));
        facts.putAll(Map.of("closesOn", "2027-03-31", "keptUntil", "2027-04-30", "reason", "Beslut fattas i april."));
        Map<String, String> refused = new java.util.TreeMap<>(facts);
        refused.put("granted", "false");
        String url = "https://samrad.example";
        LocalDate today = LocalDate.of(2027, 3, 1);
        for (Wording.Text letter : List.of(
                Wording.invitation(facts, url),
                Wording.reminder(facts, url),
                Wording.drafts(facts, url),
                NewDayLetter.text(facts, url),
                MoreTimeLetter.text(facts, url, today),
                MoreTimeLetter.text(refused, url, today))) {
            String english = letter.text().substring(letter.text().indexOf("\n\nIn English: "));
            assertThat(english.strip())
                    .as(letter.subject())
                    .endsWith(" The page is in English at\n" + url + "/en/remisser/exempel/inbjudan/exempelby")
                    .doesNotContain("\n\n")
                    .doesNotContainPattern("[åäöÅÄÖ”]");
            assertThat(letter.text()).doesNotContain("null", "\n\n\n");
        }
    }

    @Test
    void untilWhenADraftIsKeptIsSaidWithThatDayIncludedInBothLanguages() {
        Map<String, String> facts = new java.util.TreeMap<>(decided(true, true));
        facts.put("keptUntil", "2027-05-30");
        assertThat(Wording.drafts(facts, "").text())
                .contains("till och med söndag 30 maj 2027", "until 30 May 2027, that day included, and then deleted");
    }

    @Test
    void aReminderTellsTheBodysOwnLastDayAndTheWayToAnswerInBothLanguages() {
        Map<String, String> facts =
                Map.of("title", "Färdplan", "lastDay", "2027-03-31", "consultation", "fardplan", "body", "exempelby");
        var text = Wording.reminder(facts, "https://samrad.example");
        assertThat(text.subject()).isEqualTo("Påminnelse: sista svarsdag för Färdplan är onsdag 31 mars 2027");
        assertThat(text.text())
                .contains("Er sista svarsdag är onsdag 31 mars 2027.")
                .contains("https://samrad.example/remisser/fardplan/inbjudan/exempelby\n")
                .contains("Your last day to reply is 31 March 2027.");
    }

    @Test
    void whoHasTakenItsAnswerBackIsNotToldThatNoneHasCome() {
        Map<String, String> facts = Map.of(
                "title",
                "Färdplan",
                "lastDay",
                "2027-03-31",
                "consultation",
                "fardplan",
                "body",
                "exempelby",
                "withdrawn",
                "true");
        assertThat(Wording.reminder(facts, "https://samrad.example").text())
                .contains("Ni har återtagit ert svar på ”Färdplan” och har inte lämnat något nytt. Er sista svarsdag")
                .contains("In English: you have withdrawn your reply")
                .doesNotContain("inte fått något svar", "not received");
    }
}
