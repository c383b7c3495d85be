package se.samrad.responses.copies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.responses.CopyEvent.CopyGiven;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Rejected;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.Masking;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.pdf.PdfDocument;
import se.samrad.responses.receipts.Receipts;
import se.samrad.responses.texts.Renditions;

/**
 * The file that whoever asked is given: what was written as a PDF, in which withheld passages are not, and the files that
 * are handed out. Made anew each time of the original and of what was decided, so no second copy lies about.
 */
@Component
class HandedOut {
    private static final int NAME_CHARACTERS_MAX = 100;
    /** What stands for {@link Masking#MARK} where its character cannot be drawn. */
    private static final String MARK = "███";

    private static final Map<Position, String> POSITIONS = Map.of(
            Position.SUPPORTS, "Tillstyrker",
            Position.SUPPORTS_WITH_REMARKS, "Tillstyrker med synpunkter",
            Position.OPPOSES, "Avstyrker",
            Position.NEITHER, "Varken tillstyrker eller avstyrker",
            Position.NO_COMMENTS, "Inga synpunkter");

    private final Renditions renditions;
    private final DetailStore details;
    private final FileStore files;
    private final Receipts receipts;

    HandedOut(Renditions renditions, DetailStore details, FileStore files, Receipts receipts) {
        this.renditions = renditions;
        this.details = details;
        this.files = files;
        this.receipts = receipts;
    }

    /** Where the bytes go, once everything is known to be there. */
    interface Opened {
        OutputStream open(String name, String type) throws IOException;
    }

    /** @throws Rejected before anything is written when something cannot be read now */
    void write(ResponseId id, Kept kept, CopyGiven given, Facts facts, Opened opened) throws IOException {
        ResponseReceived received = kept.record().received();
        Details known = details.find(id, received.content());
        byte[] pdf = pdf(id, kept, given, facts, known);
        if (given.files().isEmpty()) {
            try (OutputStream out = opened.open("kopia.pdf", "application/pdf")) {
                out.write(pdf);
            }
            return;
        }
        List<InputStream> contents = new ArrayList<>();
        try {
            for (Stored file : given.files()) {
                contents.add(files.open(file.sha256()).orElseThrow(() -> Rejected.unavailable("text-unavailable")));
            }
            try (ZipOutputStream zip = new ZipOutputStream(opened.open("kopia.zip", "application/zip"), UTF_8)) {
                next(zip, "kopia.pdf", given);
                zip.write(pdf);
                zip.closeEntry();
                for (int i = 0; i < contents.size(); i++) {
                    String name =
                            known.names().getOrDefault(given.files().get(i).sha256(), "fil");
                    next(zip, String.format(Locale.ROOT, "filer/%02d-%s", i + 1, shown(name, given)), given);
                    contents.get(i).transferTo(zip);
                    zip.closeEntry();
                }
            }
        } finally {
            for (InputStream content : contents) content.close();
        }
    }

    private static void next(ZipOutputStream zip, String path, CopyGiven given) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(given.date().atStartOfDay());
        zip.putNextEntry(entry);
    }

    /** A name may say what is withheld, so in a part of the answer only its kind is told. */
    private static String shown(String name, CopyGiven given) {
        String safe = name.replaceAll("[<>:\"/\\\\|?*\\p{Cntrl}]", "_");
        if (given.withheld().isEmpty() && given.named()) {
            return safe.substring(Math.max(0, safe.length() - NAME_CHARACTERS_MAX));
        }
        int dot = safe.lastIndexOf('.');
        return dot < 0 || !safe.substring(dot).matches("\\.[A-Za-z]{1,5}") ? "fil" : "fil" + safe.substring(dot);
    }

    private byte[] pdf(ResponseId id, Kept kept, CopyGiven given, Facts facts, Details known) {
        ResponseReceived received = kept.record().received();
        String from = given.named() ? sender(id, received, known) : null;
        PdfDocument document = new PdfDocument(
                "Kopia av svar på remiss",
                "Svar på " + facts.title(),
                from == null ? "Uppgiften lämnas inte ut" : from,
                Locale.forLanguageTag("sv-SE"));
        document.facts(head(received, kept.documentNumber(), given, facts, from));
        Rendition shown = shown(id, received, given);
        if (shown != null) body(document, shown);
        if (!given.withheld().isEmpty() || given.provision() != null) withheld(document, received, given);
        return document.draw();
    }

    private static Map<String, String> head(
            ResponseReceived received, @Nullable String number, CopyGiven given, Facts facts, @Nullable String from) {
        Map<String, String> head = new LinkedHashMap<>();
        head.put("Remiss", facts.title());
        if (facts.caseNumber() != null) head.put("Ärende", facts.caseNumber());
        if (number != null) head.put("Handling", number);
        if (from != null) head.put("Från", from);
        head.put("Kom in", received.arrived().day().toString());
        if (received.position() != null) head.put("Ställningstagande", POSITIONS.get(received.position()));
        // Words of the sender outside the text: only where nothing is kept back.
        if (received.reference() != null && given.withheld().isEmpty() && given.named()) {
            head.put("Avsändarens beteckning", received.reference());
        }
        return head;
    }

    private @Nullable Rendition shown(ResponseId id, ResponseReceived received, CopyGiven given) {
        Stored text = received.text();
        if (text == null) return null;
        Rendition original =
                renditions.find(id, text.sha256()).orElseThrow(() -> Rejected.unavailable("text-unavailable"));
        List<Masking.Wish> wishes = given.withheld().stream()
                .map(passage -> new Masking.Wish(
                        passage.in(),
                        null,
                        null,
                        passage.start(),
                        passage.length(),
                        passage.ground(),
                        passage.provision()))
                .toList();
        return Masking.of(original, wishes, original.random()).rendition();
    }

    private static void body(PdfDocument document, Rendition shown) {
        if (shown.text() != null) document.section("Svar").paragraphs(drawn(shown.text()));
        for (Rendition.Answered answered : shown.answers()) {
            document.section("Fråga " + answered.question()).paragraphs(drawn(answered.text()));
        }
        for (Rendition.Said said : shown.sections()) {
            document.section("Avsnitt " + said.section());
            if (said.position() != null) document.paragraphs(POSITIONS.get(said.position()) + ".");
            if (said.text() != null) document.paragraphs(drawn(said.text()));
        }
    }

    private static String drawn(String text) {
        return text.replace(Masking.MARK, MARK);
    }

    private static void withheld(PdfDocument document, ResponseReceived received, CopyGiven given) {
        TreeSet<String> provisions = new TreeSet<>();
        for (Passage passage : given.withheld()) if (passage.provision() != null) provisions.add(passage.provision());
        if (given.provision() != null) provisions.add(given.provision());
        document.section("Uppgifter som inte lämnas ut");
        StringBuilder words = new StringBuilder();
        if (!given.withheld().isEmpty()) {
            words.append("Delar av texten har tagits bort. De är utmärkta med ")
                    .append(MARK)
                    .append(".\n");
        }
        int files = received.files().size() - given.files().size();
        if (files > 0) words.append(files == 1 ? "En fil" : files + " filer").append(" lämnas inte ut.\n");
        if (!given.named()) words.append("Vem som har svarat lämnas inte ut.\n");
        words.append("Bestämmelse: ").append(String.join("; ", provisions)).append("\n\n");
        words.append(
                "Du kan begära ett skriftligt beslut av myndigheten (6 kap. 3 § offentlighets- och sekretesslagen)."
                        + " Beslutet kan överklagas till kammarrätten (6 kap. 7 §).");
        document.paragraphs(words.toString());
    }

    private @Nullable String sender(ResponseId id, ResponseReceived received, Details known) {
        if (received.sender() == Sender.BODY) {
            String name = receipts.name(id);
            return name == null ? id.sender() : name;
        }
        return known.organisation() != null ? known.organisation() : known.name();
    }
}
