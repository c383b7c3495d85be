package se.samrad.mail.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import se.samrad.contracts.Deadline;
import se.samrad.mail.carriers.Language;

/** The receipt of what was sent from the English pages. */
final class EnglishReceipt {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm:ss", Locale.ENGLISH);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private EnglishReceipt() {}

    static Wording.Text of(Map<String, String> facts, Addresses.Sender sender, String baseUrl) {
        String kind = sender.kind() == null ? "ANSWER" : sender.kind();
        String what = switch (kind) {
            case "SUPPLEMENT" -> "a supplement to your response";
            case "CONFIRMATION" -> "your confirmation of the response";
            case "WITHDRAWAL" -> "your withdrawal of the response";
            default -> "your response";
        };
        // What says something about a response is followed on the response's own receipt.
        boolean act = kind.equals("CONFIRMATION") || kind.equals("WITHDRAWAL");
        String title = Wording.title(facts);
        return new Wording.Text(
                "Receipt: we have received " + what + " to " + title,
                """
                Hello!

                We have received %s to “%s”.

                Received: %s, Swedish time
                Received (UTC): %s
                %sChecksum (SHA-256): %s
                %s
                %s
                %s/en%s

                The receipt as a PDF:
                %s%s/pdf

                %s
                %s""".formatted(
                                what,
                                title,
                                MOMENT.format(Instant.parse(sender.receivedAt()).atZone(Deadline.ZONE)),
                                sender.receivedAt(),
                                counted(sender) + late(sender),
                                sender.sha256(),
                                leftOut(sender),
                                act ? "Here is the receipt:" : "Here you can follow what happens to the response:",
                                baseUrl,
                                sender.receipt(),
                                baseUrl,
                                sender.receipt().replaceFirst("/kvittens/", "/api/receipts/"),
                                act
                                        ? "If you have not sent this, please contact the registrar."
                                        : "The response is a public record. If you have not sent it, please contact the registrar.",
                                proof(sender, baseUrl)),
                Language.ENGLISH);
    }

    private static String counted(Addresses.Sender sender) {
        if (sender.arrivedOn() == null) return "";
        return "Counts as arrived %s. Entered by the office.\n"
                .formatted(DAY.format(LocalDate.parse(sender.arrivedOn())));
    }

    private static String late(Addresses.Sender sender) {
        return Boolean.TRUE.equals(sender.late()) ? "Received after the last day to respond.\n" : "";
    }

    private static String leftOut(Addresses.Sender sender) {
        String text = "";
        if (sender.leftOut() != null && !sender.leftOut().isEmpty()) {
            text = """

                We could not receive these files, and they are not part of the response:
                %s
                Please send them again as docx, odt, pdf, xlsx, png, jpg, txt or md, without macros or passwords.
                """.formatted(Wording.listed(sender.leftOut()));
        }
        if (sender.malicious() != null && !sender.malicious().isEmpty()) {
            text += """

                This is recognised as malicious. We have not received it, and it is not to be sent again:
                %s
                """.formatted(Wording.listed(sender.malicious()));
        }
        return text;
    }

    private static String proof(Addresses.Sender sender, String baseUrl) {
        if (sender.signed() == null) return "";
        return """

                The lines below are the receipt in signed form. To check that it is genuine, paste them here:
                %s/en/kvittens/kontrollera

                %s""".formatted(baseUrl, sender.signed());
    }
}
