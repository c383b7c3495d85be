package se.samrad.mail.subscriptions;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import se.samrad.mail.carriers.Language;

/** What the letters to subscribers say, in one language. */
sealed interface SubscriberWording {
    /** @param untranslated paragraphs that are in Swedish, of a letter in another language */
    record Said(String subject, String text, List<String> untranslated) {
        Said(String subject, String text) {
            this(subject, text, List.of());
        }
    }

    /**
     * @param lastDay an ISO date
     * @param why as the authority put it; empty for nothing
     * @param page of the consultation
     */
    record About(String title, String lastDay, String why, String page) {}

    static SubscriberWording of(Language language) {
        return language == Language.ENGLISH ? new English() : new Swedish();
    }

    Language language();

    Said confirmation(String topic, String link);

    Said news(String title, String lead, String link);

    Said opened(About about);

    Said extended(About about);

    Said closed(About about);

    Said cancelled(About about);

    /** Why the letter came and how to get no more of them. */
    String end(String topic, String leave);

    /** Swedish. */
    record Swedish() implements SubscriberWording {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.of("sv"));

        @Override
        public Language language() {
            return Language.SWEDISH;
        }

        @Override
        public Said confirmation(String topic, String link) {
            return new Said("Bekräfta att du vill få nyheter om " + topic, """
                    Hej!

                    Någon, troligen du, har bett oss att skicka nyheter om ”%s” till den här adressen.

                    Vill du ha dem? Öppna sidan och tryck på knappen där:
                    %s

                    Länken fungerar i två dygn.

                    Vill du inte ha några nyheter behöver du inte göra något. Då skickar vi inga, och vi raderar din adress.
                    """.formatted(topic, link));
        }

        @Override
        public Said news(String title, String lead, String link) {
            return new Said(
                    title, "Hej!\n\n" + title + "\n\n" + (lead.isBlank() ? "" : lead + "\n\n") + """
                    Läs hela nyheten:
                    %s
                    """.formatted(link));
        }

        @Override
        public Said opened(About about) {
            return new Said("Nu kan du lämna synpunkter: " + about.title(), """
                    Hej!

                    Nu kan du lämna synpunkter på ”%s”. Sista svarsdag är %s.

                    Läs förslaget och svara här:
                    %s
                    """.formatted(
                            about.title(), day(about), about.page()));
        }

        @Override
        public Said extended(About about) {
            return new Said("Ny sista svarsdag: " + about.title(), """
                    Hej!

                    Sista svarsdag för ”%s” är nu %s.
                    %s
                    Läs mer här:
                    %s
                    """.formatted(
                            about.title(), day(about), why(about), about.page()));
        }

        @Override
        public Said closed(About about) {
            return new Said(
                    "Svarstiden är slut: " + about.title(), """
                    Hej!

                    Svarstiden för ”%s” är slut. Sista svarsdag var %s.

                    Här ser du vilka som har svarat:
                    %s/laget
                    """.formatted(about.title(), day(about), about.page()));
        }

        @Override
        public Said cancelled(About about) {
            return new Said("Inställd: " + about.title(), """
                    Hej!

                    ”%s” är inställd. Det går inte längre att lämna synpunkter.
                    %s
                    Läs mer här:
                    %s
                    """.formatted(about.title(), why(about), about.page()));
        }

        @Override
        public String end(String topic, String leave) {
            return """

                    Du får det här mejlet för att du har bett om nyheter om ”%s”. Här kan du avsluta prenumerationen:
                    %s
                    """.formatted(topic, leave);
        }

        private static String day(About about) {
            return DAY.format(LocalDate.parse(about.lastDay()));
        }

        private static String why(About about) {
            return about.why().isBlank() ? "" : "\nSkäl: " + about.why() + "\n";
        }
    }

    /** English. */
    record English() implements SubscriberWording {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

        @Override
        public Language language() {
            return Language.ENGLISH;
        }

        @Override
        public Said confirmation(String topic, String link) {
            return new Said("Confirm that you want news about " + topic, """
                    Hello!

                    Somebody, probably you, has asked us to send news about “%s” to this address.

                    Do you want it? Open the page and press the button there:
                    %s

                    The link works for 48 hours.

                    If you do not want any news you need not do anything. We will not send any, and we will delete your address.
                    """.formatted(topic, link));
        }

        @Override
        public Said news(String title, String lead, String link) {
            return new Said(
                    title,
                    "Hello!\n\n" + title + "\n\n" + (lead.isBlank() ? "" : lead + "\n\n") + """
                    Read the whole news item:
                    %s
                    """.formatted(link),
                    lead.isBlank() ? List.of(title) : List.of(title, lead));
        }

        @Override
        public Said opened(About about) {
            return new Said(
                    "Now you can respond: " + about.title(), """
                    Hello!

                    Now you can respond to “%s”. The last day to respond is %s.

                    Read the proposal and respond here:
                    %s
                    """.formatted(about.title(), day(about), about.page()));
        }

        @Override
        public Said extended(About about) {
            return new Said(
                    "New last day: " + about.title(),
                    """
                    Hello!

                    The last day to respond to “%s” is now %s.
                    %s
                    Read more here:
                    %s
                    """.formatted(about.title(), day(about), why(about), about.page()),
                    untranslated(about));
        }

        @Override
        public Said closed(About about) {
            return new Said("Closed: " + about.title(), """
                    Hello!

                    “%s” has closed. The last day to respond was %s.

                    See who has responded here:
                    %s/laget
                    """.formatted(about.title(), day(about), about.page()));
        }

        @Override
        public Said cancelled(About about) {
            return new Said(
                    "Cancelled: " + about.title(),
                    """
                    Hello!

                    “%s” has been cancelled. It is no longer possible to respond.
                    %s
                    Read more here:
                    %s
                    """.formatted(about.title(), why(about), about.page()),
                    untranslated(about));
        }

        @Override
        public String end(String topic, String leave) {
            return """

                    You get this e-mail because you asked for news about “%s”. You can end the subscription here:
                    %s
                    """.formatted(topic, leave);
        }

        private static String day(About about) {
            return DAY.format(LocalDate.parse(about.lastDay()));
        }

        private static String why(About about) {
            return about.why().isBlank() ? "" : "\nThe reason, in Swedish:\n\n" + about.why() + "\n";
        }

        private static List<String> untranslated(About about) {
            return about.why().isBlank() ? List.of() : List.of(about.why());
        }
    }
}
