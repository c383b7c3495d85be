package se.samrad.responses.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.Passage;
import se.samrad.eventing.Command;
import se.samrad.eventing.Json;
import se.samrad.eventing.Rejected;
import se.samrad.responses.files.FileDoor;
import se.samrad.responses.files.FileNames;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.files.Safety;
import se.samrad.responses.pdf.PdfDocument;
import se.samrad.responses.reading.Original.Added;
import se.samrad.responses.reading.Original.Came;
import se.samrad.responses.reading.Original.Confirmation;
import se.samrad.responses.reading.Original.NamedFile;
import se.samrad.responses.reading.Original.WebCopy;
import se.samrad.responses.reading.Original.Withdrawal;

/**
 * All that the authority's own diary needs of a response in one ZIP: the files as they came, the e-mail that they came with, what
 * was written as a PDF that archives take, the copies of files that the web shows, and what is known of all of it as JSON and as XML. Every other answer of the same sender lies in a folder of its own.
 */
@Component
class DiaryPackage {
    /**
     * A file of the package.
     *
     * @param name what the sender called it; null for what was made here
     * @param webCopy what is known of it as a copy for the web; null for every other file
     */
    record Packed(
            String path,
            @Nullable String name,
            long size,
            String sha256,
            @Nullable CopyOf webCopy) {}

    /**
     * That a file is what the web shows in the place of another.
     *
     * @param file the SHA-256 of the other
     * @param hidden how many passages are hidden in it
     * @param reason why the office has made it by itself; null for one with passages
     */
    record CopyOf(String file, int hidden, @Nullable String reason) {}

    /** @param passages what is secret, as places in the text as it came; empty for the whole response */
    record Secrecy(
            boolean assessed,
            boolean secret,
            @Nullable String provision,
            @Nullable String authority,
            @Nullable String date,
            List<Passage> passages) {}

    /** Why a message that became an answer is not in the package: it holds every file that came with it. */
    enum Kept {
        MALICIOUS,
        SEALED_OFF,
        TOO_LARGE,
        /** The scanner has said nothing of it that can be understood. */
        NOT_LOOKED_THROUGH,
        /** Nothing tells it from another of the same sender. */
        SAME_MOMENT
    }

    /**
     * @param sha256 over everything that came, as the receipt shows it
     * @param messagesKept why messages are not in the package; empty when all are
     * @param sealed what is sealed off, and so not in the package unless it is for whoever may open it
     */
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
            List<NamedFile> infected,
            Set<Kept> messagesKept,
            @Nullable Confirmation confirmation,
            @Nullable Withdrawal withdrawal,
            List<Added> supplements,
            List<Came> documents,
            @Nullable SealedOff sealed) {}

    private record Part(
            String folder,
            Original original,
            List<Packed> files,
            List<InputStream> contents,
            Set<Kept> messagesKept,
            byte[] pdf) {}

    private final FileStore files;
    private final Messages messages;
    private final FileDoor door;

    DiaryPackage(FileStore files, Messages messages, FileDoor door) {
        this.files = files;
        this.messages = messages;
        this.door = door;
    }

    /** What a folder or system may call it. */
    static String name(Original original) {
        String number = original.documentNumber();
        return (number == null ? original.response() : FileNames.portable(number)) + ".zip";
    }

    /**
     * @param others answers of the same sender, each packed with its own files
     * @throws Rejected before anything is written when a file cannot be read now
     */
    void write(Original original, List<Original> others, Facts facts, Opened opened) throws IOException {
        List<InputStream> open = new ArrayList<>();
        try {
            List<Part> parts = new ArrayList<>();
            parts.add(part("", original, facts, open));
            for (Original other : others) parts.add(part("ovriga/" + other.record() + "/", other, facts, open));
            try (ZipOutputStream zip = new ZipOutputStream(opened.open(), UTF_8)) {
                for (Part part : parts) write(zip, part, facts);
            }
        } finally {
            for (InputStream content : open) content.close();
        }
    }

    private Part part(String folder, Original original, Facts facts, List<InputStream> open) throws IOException {
        List<Packed> packed = new ArrayList<>();
        List<InputStream> contents = new ArrayList<>();
        byte[] pdf = pdf(original, facts);
        packed.add(new Packed("svar.pdf", null, pdf.length, Command.sha256(pdf), null));
        List<Packed> all = packed(original);
        for (Packed file : all) {
            InputStream content = files.open(file.sha256()).orElseThrow(() -> Rejected.unavailable("text-unavailable"));
            open.add(content);
            contents.add(content);
        }
        packed.addAll(all);
        Set<Kept> kept = EnumSet.noneOf(Kept.class);
        List<Messages.Message> came = messages(original);
        for (Messages.Message message : came) {
            Kept why = kept(original, came, message);
            if (why != null) {
                kept.add(why);
                continue;
            }
            InputStream content = message.bytes().get();
            open.add(content);
            contents.add(content);
            String path = "meddelanden/%02d-meddelande.eml".formatted(packed.size() - all.size());
            packed.add(new Packed(path, null, message.size(), Objects.requireNonNull(message.sha256()), null));
        }
        return new Part(folder, original, packed, contents, kept, pdf);
    }

    /** Those by which it came and was added to: of all messages of the sender, those that arrived when it did. */
    private List<Messages.Message> messages(Original original) {
        Set<Instant> arrived = Stream.concat(
                        original.channel() == Channel.EMAIL ? Stream.of(original.arrived()) : Stream.empty(),
                        original.supplements().stream()
                                .filter(one -> one.channel() == Channel.EMAIL)
                                .map(Added::arrived))
                .map(Arrival::earliest)
                .collect(Collectors.toSet());
        if (arrived.isEmpty()) return List.of();
        return messages.of(original.response()).stream()
                .filter(message -> arrived.contains(message.arrived()))
                .toList();
    }

    private @Nullable Kept kept(Original original, List<Messages.Message> all, Messages.Message message)
            throws IOException {
        if (original.sealed() != null) return Kept.SEALED_OFF;
        if (message.malicious() || !keptBack(original).isEmpty()) return Kept.MALICIOUS;
        if (message.sha256() == null) return Kept.TOO_LARGE;
        long same = all.stream()
                .filter(one -> one.arrived().equals(message.arrived()))
                .count();
        if (same > 1) return Kept.SAME_MOMENT;
        // It holds what is not received as a file, and so was never looked through.
        return switch (door.look(message.bytes()::get)) {
            case CLEAN, UNSCANNED -> null;
            case INFECTED -> Kept.MALICIOUS;
            case WAITING -> Kept.NOT_LOOKED_THROUGH;
        };
    }

    /** The files as they came, and after them the copies that the web shows of them, under the same numbers. */
    private List<Packed> packed(Original original) {
        List<Packed> packed = new ArrayList<>();
        List<Packed> copies = new ArrayList<>();
        List<NamedFile> handedOver = handedOver(original);
        for (int i = 0; i < handedOver.size(); i++) {
            NamedFile file = handedOver.get(i);
            String folder = folder(original, file);
            String path = String.format(Locale.ROOT, "%s/%02d-%s", folder, i + 1, FileNames.portable(file.name()));
            packed.add(new Packed(path, file.name(), file.size(), file.sha256(), null));
            WebCopy copy = file.copy();
            if (copy == null || copy.safety() == Safety.INFECTED) continue;
            copies.add(new Packed(
                    String.format(Locale.ROOT, "webbkopior/%02d-avidentifierad.%s", i + 1, files.ending(copy.sha256())),
                    null,
                    copy.size(),
                    copy.sha256(),
                    new CopyOf(file.sha256(), copy.hidden(), copy.reason())));
        }
        packed.addAll(copies);
        return packed;
    }

    private static void write(ZipOutputStream zip, Part part, Facts facts) throws IOException {
        Original original = part.original();
        Metadata metadata = metadata(part, facts);
        entry(
                zip,
                original,
                part.folder() + "metadata.json",
                Json.write(metadata).getBytes(UTF_8));
        entry(zip, original, part.folder() + "metadata.xml", Xml.of("svar", Json.write(metadata)));
        entry(zip, original, part.folder() + "svar.pdf", part.pdf());
        for (int i = 0; i < part.contents().size(); i++) {
            next(zip, original, part.folder() + metadata.files().get(i + 1).path());
            part.contents().get(i).transferTo(zip);
            zip.closeEntry();
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

    private static Metadata metadata(Part part, Facts facts) {
        Original original = part.original();
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
                part.files(),
                keptBack(original),
                part.messagesKept(),
                original.confirmation(),
                original.withdrawal(),
                original.supplements(),
                original.documents(),
                original.sealed());
    }

    /** Every file that came with it: its own, those added later, and the extract by which it was confirmed. */
    private static List<NamedFile> all(Original original) {
        List<NamedFile> all = new ArrayList<>(original.files());
        original.supplements().forEach(one -> all.addAll(one.files()));
        Confirmation confirmation = original.confirmation();
        if (confirmation != null && confirmation.extract() != null) all.add(confirmation.extract());
        return all;
    }

    private static String folder(Original original, NamedFile file) {
        if (original.confirmation() != null
                && file.equals(original.confirmation().extract())) return "protokollsutdrag";
        if (original.files().contains(file)) return "filer";
        return original.supplements().stream()
                .filter(one -> one.files().contains(file))
                .findFirst()
                .map(one -> "komplettering/" + one.record())
                .orElse("filer");
    }

    /** What was found to be infected stays here; the metadata names it. */
    private static List<NamedFile> handedOver(Original original) {
        return all(original).stream()
                .filter(file -> file.safety() != Safety.INFECTED)
                .toList();
    }

    private static List<NamedFile> keptBack(Original original) {
        return all(original).stream()
                .filter(file -> file.safety() == Safety.INFECTED)
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
        confirmed(original, known);
        Withdrawal withdrawal = original.withdrawal();
        if (withdrawal != null)
            known.put("Återtaget", withdrawal.arrived().day().toString());
        document.facts(known);
        if (withdrawal != null && withdrawal.reason() != null) {
            document.section("Avsändaren återtar svaret").paragraphs(withdrawal.reason());
        }
        if (original.text() != null) document.section("Svar").paragraphs(original.text());
        original.answers()
                .forEach(
                        answer -> document.section("Fråga " + answer.question()).paragraphs(answer.text()));
        original.sections().forEach(said -> {
            document.section("Avsnitt " + said.section());
            if (said.text() != null) document.paragraphs(said.text());
        });
        original.supplements().forEach(one -> {
            document.section("Komplettering " + one.arrived().day());
            if (one.text() != null) document.paragraphs(one.text());
        });
        return document.draw();
    }

    private static void confirmed(Original original, Map<String, String> known) {
        Confirmation confirmation = original.confirmation();
        if (confirmation == null || original.decision() == null) return;
        OwnDecision decision = original.decision();
        String said = Stream.of(decision.by(), decision.date(), decision.paragraph())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        known.put("Bekräftat", confirmation.arrived().day() + ": " + said);
    }
}
