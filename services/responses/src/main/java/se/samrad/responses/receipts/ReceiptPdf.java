package se.samrad.responses.receipts;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.Facts;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.pdf.PdfDocument;

/** The receipt as a document to file: when the response arrived, what it consisted of, and the signature that proves it. */
@Component
class ReceiptPdf {
    private static final Locale SWEDISH = Locale.forLanguageTag("sv-SE");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy 'kl.' HH.mm.ss", SWEDISH);

    private final Consulted consulted;
    private final String baseUrl;

    ReceiptPdf(Consulted consulted, @Value("${samrad.base-url}") String baseUrl) {
        this.consulted = consulted;
        this.baseUrl = baseUrl;
    }

    byte[] draw(Receipts.Followed receipt) {
        Map<String, String> facts = new LinkedHashMap<>();
        Facts about = consulted
                .consultation(receipt.consultation())
                .map(consultation -> consultation.facts())
                .orElse(null);
        if (about != null) {
            facts.put("Remiss", about.title());
            if (about.caseNumber() != null) facts.put("Ärende", about.caseNumber());
        }
        if (receipt.name() != null) facts.put("Svarande", receipt.name());
        facts.put("Mottaget, svensk tid", swedish(receipt.receivedAt()));
        facts.put("Mottaget, UTC", receipt.receivedAt().toString());
        if (receipt.upload() != null) {
            facts.put("Uppladdningen började", swedish(receipt.upload().begun()));
            facts.put("Uppladdningen var klar", swedish(receipt.upload().whole()));
        }
        // What came on paper arrived on a day, and was recorded at a moment after it.
        if (receipt.arrived().at() == null)
            facts.put("Ankomstdag", receipt.arrived().day().toString());
        if (receipt.documentNumber() != null) facts.put("Handling", receipt.documentNumber());
        facts.put("Svarets beteckning", receipt.response());
        String issuer = about == null || about.issuer() == null ? "Samråd" : about.issuer();
        String what = what(receipt.kind());
        return new PdfDocument("Kvittens på " + what, "Kvittens på " + what + " som har kommit in", issuer, SWEDISH)
                .facts(facts)
                .section("Det här kom in")
                .table(List.of("Del", "Byte", "Kontrollsumma, SHA-256"), parts(receipt))
                .section("Underskrift")
                .paragraphs("Raderna nedan är undertecknade med Ed25519. Nycklarna finns på " + baseUrl
                        + "/api/receipts/keys. Ändras ett enda tecken stämmer underskriften inte längre. Kontrollera"
                        + " den på "
                        + baseUrl + "/kvittens/kontrollera.")
                .verbatim(Objects.requireNonNull(receipt.signed()).strip())
                .draw();
    }

    private static String what(Filings.Kind kind) {
        return switch (kind) {
            case ANSWER -> "ett svar";
            case SUPPLEMENT -> "en komplettering av ett svar";
            case CONFIRMATION -> "en bekräftelse av ett svar";
            case WITHDRAWAL -> "ett återtagande av ett svar";
        };
    }

    private static String whole(Filings.Kind kind) {
        return switch (kind) {
            case ANSWER -> "Svaret i sin helhet";
            case SUPPLEMENT -> "Kompletteringen i sin helhet";
            case CONFIRMATION -> "Bekräftelsen i sin helhet";
            case WITHDRAWAL -> "Återtagandet i sin helhet";
        };
    }

    private static List<List<String>> parts(Receipts.Followed receipt) {
        List<List<String>> parts = new ArrayList<>();
        parts.add(List.of(whole(receipt.kind()), "–", spaced(Objects.requireNonNull(receipt.sha256()))));
        for (Stored file : receipt.files()) {
            parts.add(List.of("Fil " + parts.size(), String.valueOf(file.size()), spaced(file.sha256())));
        }
        return parts;
    }

    private static String swedish(Instant at) {
        ZonedDateTime there = at.atZone(Deadline.ZONE);
        return MOMENT.format(there);
    }

    /** Eight digits at a time, as people compare them; so a line can also break between them. */
    private static String spaced(String sha256) {
        return sha256.replaceAll("(.{8})(?=.)", "$1 ");
    }
}
