package se.samrad.responses.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.Passage;
import se.samrad.eventing.Command;
import se.samrad.eventing.Json;
import se.samrad.eventing.Rejected;
import se.samrad.responses.files.FileNames;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.pdf.PdfDocument;
import se.samrad.responses.reading.OriginalsController.NamedFile;
import se.samrad.responses.reading.OriginalsController.Original;

/**
 * All that the authority's own diary needs of a response in one ZIP: the files as they came, what was written as a PDF that
 * archives take, and what is known of it as JSON and as XML.
 */
@Component
class DiaryPackage {
    /** A file of the package. */
    record Packed(String path, @Nullable String name, long size, String sha256) {}

    /** @param passages what is secret, as places in the text as it came; empty for the whole response */
    record Secrecy(
            boolean assessed,
            boolean secret,
            @Nullable String provision,
            @Nullable String authority,
            @Nullable String date,
            List<Passage> passages) {}

    /** @param sha256 over everything that came, as the receipt shows it */
    record Metadata(
            String response,
            @Nullable String caseNumber,
            String consultation,
            String consultationTitle,
            @Nullable String documentNumber,
            @Nullable String subject,
            String sender,
            @Nullable String senderName,
            @Nullable String senderEmail,
            @Nullable String senderReference,
            Channel channel,
            Arrival arrived,
            @Nullable String arrivedReason,
            Instant receivedAt,
            boolean late,
            String sha256,
            @Nullable Stored text,
            Secrecy secrecy,
            List<Packed> files,
            List<NamedFile> infected) {}

    private final FileStore files;

    DiaryPackage(FileStore files) {
        this.files = files;
    }

    /** What a folder or system may call it. */
    static String name(Original original) {
        String number = original.documentNumber();
        return (number == null ? original.response() : FileNames.portable(number)) + ".zip";
    }

    /** @throws Rejected before anything is written when a file cannot be read now */
    void write(Original original, Facts facts, Opened opened) throws IOException {
        List<InputStream> contents = new ArrayList<>();
        try {
            for (NamedFile file : handedOver(original)) {
                contents.add(files.open(file.sha256()).orElseThrow(() -> Rejected.unavailable("text-unavailable")));
            }
            byte[] pdf = pdf(original, facts);
            Metadata metadata = metadata(original, facts, pdf);
            try (ZipOutputStream zip = new ZipOutputStream(opened.open(), UTF_8)) {
                entry(zip, original, "metadata.json", Json.write(metadata).getBytes(UTF_8));
                entry(zip, original, "metadata.xml", Xml.of("svar", Json.write(metadata)));
                entry(zip, original, "svar.pdf", pdf);
                for (int i = 0; i < contents.size(); i++) {
                    next(zip, original, metadata.files().get(i + 1).path());
                    contents.get(i).transferTo(zip);
                    zip.closeEntry();
                }
            }
        } finally {
            for (InputStream content : contents) content.close();
        }
    }

    /** Where the bytes go, once everything is known to be there. */
    interface Opened {
        OutputStream open() throws IOException;
    }

    private static void entry(ZipOutputStream zip, Original original, String path, byte[] content) throws IOException {
        next(zip, original, path);
        zip.write(content);
        zip.closeEntry();
    }

    /** The time is that of the response: the same response packed twice looks the same. */
    private static void next(ZipOutputStream zip, Original original, String path) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(original.receivedAt().toEpochMilli());
        zip.putNextEntry(entry);
    }

    private static Metadata metadata(Original original, Facts facts, byte[] pdf) {
        List<Packed> packed = new ArrayList<>();
        packed.add(new Packed("svar.pdf", null, pdf.length, Command.sha256(pdf)));
        List<NamedFile> files = handedOver(original);
        for (int i = 0; i < files.size(); i++) {
            NamedFile file = files.get(i);
            String path = String.format(Locale.ROOT, "filer/%02d-%s", i + 1, FileNames.portable(file.name()));
            packed.add(new Packed(path, file.name(), file.size(), file.sha256()));
        }
        return new Metadata(
                original.response(),
                facts.caseNumber(),
                original.consultation(),
                facts.title(),
                original.documentNumber(),
                original.subject(),
                original.body(),
                sender(original),
                original.email(),
                original.reference(),
                original.channel(),
                original.arrived(),
                original.arrivedReason(),
                original.receivedAt(),
                original.late(),
                original.sha256(),
                original.rendition(),
                new Secrecy(
                        original.assessed(),
                        original.secret(),
                        original.provision(),
                        original.authority(),
                        original.assessedOn() == null
                                ? null
                                : original.assessedOn().toString(),
                        original.secretPassages()),
                packed,
                keptBack(original));
    }

    /** What was found to be infected stays here; the metadata names it. */
    private static List<NamedFile> handedOver(Original original) {
        return original.files().stream()
                .filter(file -> file.safety() != FileStore.Safety.INFECTED)
                .toList();
    }

    private static List<NamedFile> keptBack(Original original) {
        return original.files().stream()
                .filter(file -> file.safety() == FileStore.Safety.INFECTED)
                .toList();
    }

    private static @Nullable String sender(Original original) {
        if (original.bodyName() != null) return original.bodyName();
        return original.organisation() != null ? original.organisation() : original.name();
    }

    private static byte[] pdf(Original original, Facts facts) {
        String from = sender(original);
        String title = original.subject() == null ? "Svar på remiss" : original.subject();
        String author = from == null ? "Privatperson" : from;
        PdfDocument document =
                new PdfDocument(title, "Svar på " + facts.title(), author, Locale.forLanguageTag("sv-SE"));
        Map<String, String> known = new LinkedHashMap<>();
        known.put("Remiss", facts.title());
        if (facts.caseNumber() != null) known.put("Ärende", facts.caseNumber());
        if (original.documentNumber() != null) known.put("Handling", original.documentNumber());
        known.put("Från", author);
        known.put("Kom in", original.arrived().day().toString());
        if (original.reference() != null) known.put("Avsändarens beteckning", original.reference());
        if (original.secret() && original.provision() != null) known.put("Sekretess", original.provision());
        document.facts(known);
        if (original.text() != null) document.section("Svar").paragraphs(original.text());
        original.answers()
                .forEach(
                        answer -> document.section("Fråga " + answer.question()).paragraphs(answer.text()));
        original.sections().forEach(said -> {
            document.section("Avsnitt " + said.section());
            if (said.text() != null) document.paragraphs(said.text());
        });
        return document.draw();
    }
}
