package se.samrad.responses.receipts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.Facts;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.pdf.PdfDocument;

/** The receipt as a document to file: when the response arrived, what it consisted of, and the signature that proves it. */
@Component
class ReceiptPdf {
    private final Consulted consulted;
    private final String baseUrl;

    ReceiptPdf(Consulted consulted, @Value("${samrad.base-url}") String baseUrl) {
        this.consulted = consulted;
        this.baseUrl = baseUrl;
    }

    byte[] draw(Receipts.Followed receipt, ReceiptWords words) {
        Map<String, String> facts = new LinkedHashMap<>();
        Facts about = consulted
                .consultation(receipt.consultation())
                .map(consultation -> consultation.facts())
                .orElse(null);
        if (about != null) {
            facts.put(words.consultation, about.title());
            if (about.caseNumber() != null) facts.put(words.caseNumber, about.caseNumber());
        }
        if (receipt.name() != null) facts.put(words.sender, receipt.name());
        facts.put(words.received, swedish(receipt.receivedAt(), words));
        facts.put(words.receivedUtc, receipt.receivedAt().toString());
        if (receipt.upload() != null) {
            facts.put(words.uploadBegun, swedish(receipt.upload().begun(), words));
            facts.put(words.uploadWhole, swedish(receipt.upload().whole(), words));
        }
        // What came on paper arrived on a day, and was recorded at a moment after it.
        if (receipt.arrived().at() == null)
            facts.put(words.arrivalDay, receipt.arrived().day().toString());
        if (receipt.late()) facts.put(words.time, words.late);
        if (receipt.documentNumber() != null) facts.put(words.document, receipt.documentNumber());
        facts.put(words.response, receipt.response());
        String issuer = about == null || about.issuer() == null ? "Samråd" : about.issuer();
        return new PdfDocument(words.title(receipt.kind()), words.description(receipt.kind()), issuer, words.locale)
                .facts(facts)
                .section(words.parts)
                .table(words.columns, parts(receipt, words))
                .section(words.signature)
                .paragraphs(words.proof(baseUrl))
                .verbatim(Objects.requireNonNull(receipt.signed()).strip())
                .draw();
    }

    private static List<List<String>> parts(Receipts.Followed receipt, ReceiptWords words) {
        List<List<String>> parts = new ArrayList<>();
        parts.add(List.of(words.whole(receipt.kind()), "–", spaced(Objects.requireNonNull(receipt.sha256()))));
        for (Stored file : receipt.files()) {
            parts.add(List.of(words.file + " " + parts.size(), String.valueOf(file.size()), spaced(file.sha256())));
        }
        return parts;
    }

    /** The moment in Sweden, whoever reads it. */
    private static String swedish(Instant at, ReceiptWords words) {
        return words.moment.format(at.atZone(Deadline.ZONE));
    }

    /** Eight digits at a time, as people compare them; so a line can also break between them. */
    private static String spaced(String sha256) {
        return sha256.replaceAll("(.{8})(?=.)", "$1 ");
    }
}
