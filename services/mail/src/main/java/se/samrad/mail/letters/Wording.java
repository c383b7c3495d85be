package se.samrad.mail.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Ids;
import se.samrad.mail.carriers.Language;

/** What the letters say. */
final class Wording {
    private static final String ANSWER_WITHOUT_ACCOUNT = Ids.response(".*", Ids.WITHOUT_ACCOUNT);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.of("sv"));
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'kl.' HH.mm.ss", Locale.of("sv"));

    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.of("sv"));

    private static final int NAMED_MAX = 50;

    /** @param untranslated paragraphs that are in Swedish, of a letter in another language */
    record Text(String subject, String text, Language language, List<String> untranslated) {
        Text(String subject, String text, Language language) {
            this(subject, text, language, List.of());
        }

        Text(String subject, String text) {
            this(subject, text, Language.SWEDISH);
        }
    }

    private Wording() {}

    static Text invitation(Map<String, String> facts, String baseUrl) {
        String day = day(later(facts.get("closesOn"), facts.get("ownLastDay")));
        String own = "%s/api/public/consultations/%s/bodies/%s"
                .formatted(baseUrl, facts.get("consultation"), facts.get("body"));
        return new Text(title(facts) + ": ni är inbjudna att lämna synpunkter", """
            Hej!

            Ni är inbjudna %satt lämna synpunkter på ”%s”. Sista svarsdag är %s.
            %s
            Läs förslaget och svara här:
            %s/remisser/%s/inbjudan/%s

            Att läsa kräver ingen inloggning. När ni svarar, avstår eller begär mer tid skickar vi en kod till den här adressen.

            Har ni inga synpunkter? Meddela gärna det på samma sida, så vet vi att ni har läst.

            Till er nämnd finns en förifylld tjänsteskrivelse med förslag till beslut (docx):
            %s/memo.docx?lang=sv

            Här finns er sista svarsdag som kalenderfil (ics):
            %s/last-day.ics
            %s
            In English: you are invited to comment on the proposal above. Your last day to reply is %s. %s
            """.formatted(
                        facts.containsKey("issuer") ? "av " + line(facts.get("issuer")) + " " : "",
                        title(facts),
                        day,
                        ownWords(facts),
                        baseUrl,
                        facts.get("consultation"),
                        facts.get("body"),
                        own,
                        own,
                        contact(facts),
                        englishDay(later(facts.get("closesOn"), facts.get("ownLastDay"))),
                        englishPage(facts, baseUrl)));
    }

    /** What the issuer says itself, what is asked and under which number; each a paragraph, and none where nothing is. */
    private static String ownWords(Map<String, String> facts) {
        StringBuilder words = new StringBuilder();
        String letter = facts.get("coveringLetter");
        if (letter != null) words.append('\n').append(letter.strip()).append('\n');
        String questions = facts.get("questions");
        if (questions != null) {
            words.append(
                    questions.equals("1")
                            ? "\nVi har en fråga som vi särskilt vill ha svar på. Den står på sidan och i tjänsteskrivelsen.\n"
                            : "\nVi har %s frågor som vi särskilt vill ha svar på. De står på sidan och i tjänsteskrivelsen.\n"
                                    .formatted(questions));
        }
        String number = facts.get("caseNumber");
        if (number != null)
            words.append("\nVårt diarienummer är ").append(line(number)).append(".\n");
        return words.toString();
    }

    private static @Nullable String later(@Nullable String day, @Nullable String other) {
        return day == null || (other != null && other.compareTo(day) > 0) ? other : day;
    }

    static String contact(Map<String, String> facts) {
        String whom = Stream.of("contactName", "contactPhone", "contactEmail")
                .filter(facts::containsKey)
                .map(place -> line(facts.get(place)))
                .collect(Collectors.joining(", "));
        return whom.isEmpty() ? "" : "\nFrågor om förslaget: " + whom + "\n";
    }

    /** The end of the English lines of a letter to a body: the Swedish ones lead to the page in Swedish. */
    static String englishPage(Map<String, String> facts, String baseUrl) {
        return "The page is in English at\n%s/en/remisser/%s/inbjudan/%s"
                .formatted(baseUrl, facts.get("consultation"), facts.get("body"));
    }

    /** What somebody typed, in one line. */
    static String line(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    /** Says nothing of whether there is a draft: it goes to everybody who has not answered. */
    static Text drafts(Map<String, String> facts, String baseUrl) {
        return new Text(title(facts) + ": utkast som inte skickas in raderas", """
            Hej!

            Ni blev inbjudna att lämna synpunkter på ”%s” och har inte svarat. Sista svarsdag för er var %s.

            Har ni ett utkast som inte är inskickat sparas det till och med %s. Sedan raderas det. Vi kan inte se om ni har något utkast, så det här brevet går till alla som inte har svarat. Har ni inget utkast behöver ni inte göra något.

            Vill ni skicka in eller spara det ni har skrivit gör ni det här:
            %s/remisser/%s/inbjudan/%s

            In English: a draft of your reply to the consultation above, if you have one, is kept until %s, that day included, and then deleted. Please use the link to send it or to save it elsewhere. %s
            """.formatted(
                        title(facts),
                        day(facts.get("lastDay")),
                        day(facts.get("keptUntil")),
                        baseUrl,
                        facts.get("consultation"),
                        facts.get("body"),
                        englishDay(facts.get("keptUntil")),
                        englishPage(facts, baseUrl)));
    }

    /** To who has not answered; the last day is the body's own. */
    static Text reminder(Map<String, String> facts, String baseUrl) {
        String link = "%s/remisser/%s/inbjudan/%s".formatted(baseUrl, facts.get("consultation"), facts.get("body"));
        boolean withdrawn = facts.containsKey(Reminders.WITHDRAWN);
        return new Text(
                "Påminnelse: sista svarsdag för " + title(facts) + " är " + day(facts.get("lastDay")), """
                Hej!

                %s Er sista svarsdag är %s. Svar som kommer den dagen är i tid.

                Läs förslaget och svara här:
                %s

                På samma sida kan ni begära mer tid. Meddelar ni där att ni inte har några synpunkter, eller att ni avstår från att svara, får ni inga fler påminnelser.

                Har ni redan svarat på annat sätt? Då behöver ni inte göra något. Svar på papper eller med e-post syns först när vi har registrerat dem.

                In English: %s Your last day to reply is %s. Please use the link to reply, to ask for more time or to decline. %s
                """.formatted(
                                (withdrawn
                                                ? "Ni har återtagit ert svar på ”%s” och har inte lämnat något nytt."
                                                : "Vi har inte fått något svar från er på ”%s”.")
                                        .formatted(title(facts)),
                                day(facts.get("lastDay")),
                                link,
                                withdrawn
                                        ? "you have withdrawn your reply to the consultation above and have not sent a new one."
                                        : "we have not received your reply to the consultation above.",
                                englishDay(facts.get("lastDay")),
                                englishPage(facts, baseUrl)));
    }

    /** To whoever has the consultation in hand; what it says is read when it leaves. */
    static Text weekly(Map<String, String> facts, Weekly.Week week, String baseUrl) {
        String consultation = baseUrl + "/arbetsyta/remisser/" + facts.get("consultation");
        return new Text("Vecka " + facts.get("week") + ": " + title(facts), """
            Hej!

            Det här hände i ”%s” från %s till och med %s. Sista svarsdag är %s.

            Nya svar från tillfrågade: %s
            Svar från andra: %d

            Vill ha mer tid och väntar på besked: %s
            %s/arbetsyta/mer-tid

            Har vi träffat, men de har inte svarat skriftligt än: %s

            Inbjudan gick till fel mottagare, så att de behöver bjudas in på nytt: %s
            %s/arbetsyta/fel-mottagare

            Läget för alla tillfrågade:
            %s/laget

            Det här mejlet skickas på måndagar så länge remissen är öppen, till den som är kontaktperson.
            """.formatted(
                        title(facts),
                        day(facts.get("from")),
                        day(facts.get("to")),
                        day(facts.get("closesOn")),
                        named(week.answered()),
                        week.uninvited(),
                        named(week.wanting()),
                        baseUrl,
                        named(week.met()),
                        named(week.astray()),
                        baseUrl,
                        consultation));
    }

    /** How many, and who, as far as a letter holds. */
    private static String named(List<String> names) {
        StringBuilder lines = new StringBuilder(String.valueOf(names.size()));
        for (String name : names.subList(0, Math.min(names.size(), NAMED_MAX)))
            lines.append("\n– ").append(name);
        if (names.size() > NAMED_MAX)
            lines.append("\n– och ").append(names.size() - NAMED_MAX).append(" till");
        return lines.toString();
    }

    static String dayAndMonth(String date) {
        return DAY_AND_MONTH.format(LocalDate.parse(date));
    }

    static Text receipt(Map<String, String> facts, Addresses.Sender sender, String baseUrl) {
        if (Language.of(sender.language()) == Language.ENGLISH) return EnglishReceipt.of(facts, sender, baseUrl);
        You you = facts.getOrDefault("response", "").matches(ANSWER_WITHOUT_ACCOUNT) ? You.DU : You.NI;
        return switch (sender.kind() == null ? "ANSWER" : sender.kind()) {
            case "SUPPLEMENT" ->
                received(
                        "en komplettering av " + you.yours + " svar",
                        "kompletteringen av svaret",
                        you,
                        facts,
                        sender,
                        baseUrl);
            case "CONFIRMATION" ->
                amended(you.your + " bekräftelse av svaret", "bekräftelsen av svaret", you, facts, sender, baseUrl);
            case "WITHDRAWAL" ->
                amended(you.yours + " återtagande av svaret", "återtagandet av svaret", you, facts, sender, baseUrl);
            default -> received(you.yours + " svar", "svaret", you, facts, sender, baseUrl);
        };
    }

    /** How whoever answered is spoken to: as one person who writes without an account, or as a body. */
    private enum You {
        DU("du", "din", "ditt", "dig"),
        NI("ni", "er", "ert", "er");

        private final String you;
        private final String your;
        /** Before a word of neuter gender. */
        private final String yours;

        private final String yourself;

        You(String you, String your, String yours, String yourself) {
            this.you = you;
            this.your = your;
            this.yours = yours;
            this.yourself = yourself;
        }
    }

    /** What says something about an answer that has a receipt already. */
    private static Text amended(
            String yours, String it, You you, Map<String, String> facts, Addresses.Sender sender, String baseUrl) {
        return new Text("Kvittens: vi har tagit emot " + yours + " på " + title(facts), """
            Hej!

            Vi har tagit emot %s på ”%s”.

            Mottaget: %s, svensk tid
            Mottaget (UTC): %s
            %sKontrollsumma (SHA-256): %s

            Här finns kvittensen:
            %s%s

            Kvittensen som PDF:
            %s%s/pdf

            Om %s inte har skickat det här, hör av %s till registrator.
            %s\
            """.formatted(
                        it,
                        title(facts),
                        moment(sender.receivedAt()),
                        sender.receivedAt(),
                        counted(sender) + late(sender),
                        sender.sha256(),
                        baseUrl,
                        sender.receipt(),
                        baseUrl,
                        sender.receipt().replaceFirst("/kvittens/", "/api/receipts/"),
                        you.you,
                        you.yourself,
                        proof(sender, baseUrl)));
    }

    private static Text received(
            String yours, String it, You you, Map<String, String> facts, Addresses.Sender sender, String baseUrl) {
        return new Text("Kvittens: vi har tagit emot " + yours + " på " + title(facts), """
            Hej!

            Vi har tagit emot %s på ”%s”.

            Mottaget: %s, svensk tid
            Mottaget (UTC): %s
            %sKontrollsumma (SHA-256): %s
            %s
            Här kan %s följa vad som händer med svaret:
            %s%s

            Kvittensen som PDF:
            %s%s/pdf

            Svaret är en allmän handling. Om %s inte har skickat det, hör av %s till registrator.
            %s\
            """.formatted(
                        it,
                        title(facts),
                        moment(sender.receivedAt()),
                        sender.receivedAt(),
                        counted(sender) + late(sender),
                        sender.sha256(),
                        leftOut(sender),
                        you.you,
                        baseUrl,
                        sender.receipt(),
                        baseUrl,
                        sender.receipt().replaceFirst("/kvittens/", "/api/receipts/"),
                        you.you,
                        you.yourself,
                        proof(sender, baseUrl)));
    }

    private static String proof(Addresses.Sender sender, String baseUrl) {
        if (sender.signed() == null) return "";
        return """

            Raderna nedan är kvittensen i undertecknad form. Den som vill veta om den är äkta klistrar in dem här:
            %s/kvittens/kontrollera

            %s\
            """.formatted(baseUrl, sender.signed());
    }

    /** What came on paper or by e-mail is received when it is entered, and counts from the day it came. */
    private static String counted(Addresses.Sender sender) {
        if (sender.arrivedOn() == null) return "";
        return "Räknas som inkommet %s. Lades in av kansliet.\n".formatted(dayAndMonth(sender.arrivedOn()));
    }

    private static String late(Addresses.Sender sender) {
        return Boolean.TRUE.equals(sender.late()) ? "Inkommet efter sista svarsdagen.\n" : "";
    }

    private static String moment(String utc) {
        return MOMENT.format(Instant.parse(utc).atZone(Deadline.ZONE));
    }

    private static String leftOut(Addresses.Sender sender) {
        String text = "";
        if (sender.leftOut() != null && !sender.leftOut().isEmpty()) {
            text = """

                De här filerna kunde vi inte ta emot, och de ingår inte i svaret:
                %s
                Skicka dem gärna igen som docx, odt, pdf, xlsx, png, jpg, txt eller md, utan makron och lösenord.
                """.formatted(listed(sender.leftOut()));
        }
        if (sender.malicious() != null && !sender.malicious().isEmpty()) {
            text += """

                Det här känns igen som skadlig kod. Vi har inte tagit emot det, och det ska inte skickas igen:
                %s
                """.formatted(listed(sender.malicious()));
        }
        return text;
    }

    static String listed(List<String> names) {
        return names.stream().map(name -> "– " + name).collect(Collectors.joining("\n"));
    }

    static String title(Map<String, String> facts) {
        // A line break would begin a paragraph of its own.
        return facts.getOrDefault("title", "").replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    static String day(@Nullable String date) {
        return date == null ? "inte angiven" : DAY.format(LocalDate.parse(date));
    }

    static String englishDay(@Nullable String date) {
        return date == null ? "not stated" : ENGLISH_DAY.format(LocalDate.parse(date));
    }
}
