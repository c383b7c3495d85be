package se.samrad.responses.receipts;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import se.samrad.responses.domain.Filings;

/** What a receipt as a document says around its facts, in the language in which the sender answered. */
enum ReceiptWords {
    SWEDISH(
            Locale.forLanguageTag("sv-SE"),
            "d MMMM yyyy 'kl.' HH.mm.ss",
            "Kvittens på %s",
            "Kvittens på %s som har kommit in",
            "Remiss",
            "Ärende",
            "Svarande",
            "Mottaget, svensk tid",
            "Mottaget, UTC",
            "Uppladdningen började",
            "Uppladdningen var klar",
            "Ankomstdag",
            "Svarstid",
            "Inkommet efter sista svarsdagen",
            "Handling",
            "Svarets beteckning",
            "Det här kom in",
            List.of("Del", "Byte", "Kontrollsumma, SHA-256"),
            "Fil",
            "Underskrift",
            "Raderna nedan är undertecknade med Ed25519. Nycklarna finns på %s/api/receipts/keys. Ändras ett enda tecken"
                    + " stämmer underskriften inte längre. Kontrollera den på %s/kvittens/kontrollera."),
    ENGLISH(
            Locale.forLanguageTag("en-GB"),
            "d MMMM yyyy 'at' HH:mm:ss",
            "Receipt for %s",
            "Receipt for %s that has been received",
            "Consultation",
            "Case",
            "Respondent",
            "Received, Swedish time",
            "Received, UTC",
            "The upload began",
            "The upload was complete",
            "Day of arrival",
            "Time to respond",
            "Received after the last day to respond",
            "Document",
            "Reference of the response",
            "What was received",
            List.of("Part", "Bytes", "Checksum, SHA-256"),
            "File",
            "Signature",
            "The lines below are signed with Ed25519. The keys are at %s/api/receipts/keys. If a single character is"
                    + " changed the signature no longer holds. Check it at %s/en/kvittens/kontrollera.");

    final Locale locale;
    final DateTimeFormatter moment;
    private final String title;
    private final String description;
    final String consultation;
    final String caseNumber;
    final String sender;
    final String received;
    final String receivedUtc;
    final String uploadBegun;
    final String uploadWhole;
    final String arrivalDay;
    final String time;
    final String late;
    final String document;
    final String response;
    final String parts;
    final List<String> columns;
    final String file;
    final String signature;
    private final String proof;

    ReceiptWords(
            Locale locale,
            String moment,
            String title,
            String description,
            String consultation,
            String caseNumber,
            String sender,
            String received,
            String receivedUtc,
            String uploadBegun,
            String uploadWhole,
            String arrivalDay,
            String time,
            String late,
            String document,
            String response,
            String parts,
            List<String> columns,
            String file,
            String signature,
            String proof) {
        this.locale = locale;
        this.moment = DateTimeFormatter.ofPattern(moment, locale);
        this.title = title;
        this.description = description;
        this.consultation = consultation;
        this.caseNumber = caseNumber;
        this.sender = sender;
        this.received = received;
        this.receivedUtc = receivedUtc;
        this.uploadBegun = uploadBegun;
        this.uploadWhole = uploadWhole;
        this.arrivalDay = arrivalDay;
        this.time = time;
        this.late = late;
        this.document = document;
        this.response = response;
        this.parts = parts;
        this.columns = columns;
        this.file = file;
        this.signature = signature;
        this.proof = proof;
    }

    String title(Filings.Kind kind) {
        return title.formatted(what(kind));
    }

    String description(Filings.Kind kind) {
        return description.formatted(what(kind));
    }

    String proof(String baseUrl) {
        return proof.formatted(baseUrl, baseUrl);
    }

    private String what(Filings.Kind kind) {
        boolean english = this == ENGLISH;
        return switch (kind) {
            case ANSWER -> english ? "a response" : "ett svar";
            case SUPPLEMENT -> english ? "a supplement to a response" : "en komplettering av ett svar";
            case CONFIRMATION -> english ? "a confirmation of a response" : "en bekräftelse av ett svar";
            case WITHDRAWAL -> english ? "a withdrawal of a response" : "ett återtagande av ett svar";
        };
    }

    String whole(Filings.Kind kind) {
        boolean english = this == ENGLISH;
        return switch (kind) {
            case ANSWER -> english ? "The whole response" : "Svaret i sin helhet";
            case SUPPLEMENT -> english ? "The whole supplement" : "Kompletteringen i sin helhet";
            case CONFIRMATION -> english ? "The whole confirmation" : "Bekräftelsen i sin helhet";
            case WITHDRAWAL -> english ? "The whole withdrawal" : "Återtagandet i sin helhet";
        };
    }
}
