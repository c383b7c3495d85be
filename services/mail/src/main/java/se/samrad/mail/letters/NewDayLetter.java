package se.samrad.mail.letters;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What those who were asked are told when the last day is moved for all. */
final class NewDayLetter {
    static final String TEMPLATE = "new-day";
    /** A kind of letter, so without a hyphen: what follows it is the day and the consultation. */
    static final String KIND = "newday";

    /** Moves the last day for all. */
    static final String MOVED = "consultation-extended";

    /** One move of the last day for all. */
    record Move(LocalDate closesOn, String reason) {
        /** Null for one that was made before its own day was recorded: nobody is told of it afterwards. */
        static @Nullable Move of(Document event) {
            Document said = event.getEmbedded(List.of("entry", "data"), Document.class);
            if (said.getString("on") == null) return null;
            return new Move(LocalDate.parse(said.getString("closesOn")), said.getString("reason"));
        }

        /** The general last day is only ever moved to a later one, so each move has one letter. */
        String letter(String consultation) {
            return KIND + closesOn.format(DateTimeFormatter.BASIC_ISO_DATE) + "-" + consultation;
        }

        Map<String, String> facts(String body) {
            return Map.of("body", body, "lastDay", closesOn.toString(), "reason", reason);
        }
    }

    private NewDayLetter() {}

    static Wording.Text text(Map<String, String> facts, String baseUrl) {
        String title = Wording.title(facts);
        String day = Wording.day(facts.get("lastDay"));
        return new Wording.Text(title + ": ny sista svarsdag är " + day, """
            Hej!

            Sista svarsdagen för ”%s” är flyttad. Er sista svarsdag är nu %s. Svar som kommer den dagen är i tid.

            Skäl: %s

            Har ni redan svarat behöver ni inte göra något, men ni kan komplettera ert svar.

            Läs förslaget och svara här:
            %s/remisser/%s/inbjudan/%s

            Här finns er nya sista svarsdag som kalenderfil (ics):
            %s/api/public/consultations/%s/bodies/%s/last-day.ics
            %s
            In English: the last day to reply to the consultation above has been moved. Your last day to reply is now %s. If you have already replied you need not do anything. The reason is stated in Swedish above. %s
            """.formatted(
                        title,
                        day,
                        Wording.line(facts.get("reason")),
                        baseUrl,
                        facts.get("consultation"),
                        facts.get("body"),
                        baseUrl,
                        facts.get("consultation"),
                        facts.get("body"),
                        Wording.contact(facts),
                        Wording.englishDay(facts.get("lastDay")),
                        Wording.englishPage(facts, baseUrl)));
    }
}
