package se.samrad.responses.registering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.responses.ResponseEvent.FileMasked;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.domain.Act;
import se.samrad.responses.domain.Masking;
import se.samrad.responses.domain.PersonalData;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.Response.Record;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.SealRules;
import se.samrad.responses.files.DocumentText.Found;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.files.FileWords;
import se.samrad.responses.files.FilesController;
import se.samrad.responses.files.HandedIn;
import se.samrad.responses.files.KeptFiles;
import se.samrad.responses.pdf.PdfDocument;
import se.samrad.responses.texts.Renditions;

/**
 * Copies of files for the web. One with hidden passages is made anew from the words alone, so nothing of the file but those
 * goes along: no layer, no picture, no author, no change that somebody thought was gone.
 */
@Component
class FileMasking {
    /** Kinds that carry neither changes nor comments; a copy of another kind is saved as one of these first. */
    private static final Set<String> COPIES = Set.of("pdf", "png", "jpg", "txt");

    /** What stands for {@link Masking#MARK} where its character cannot be drawn. */
    private static final String MARK = "███";

    private static final String NAME = "avidentifierad.pdf";

    /** @param stored how the words are kept; null while nothing of them is hidden */
    record Read(Rendition rendition, @Nullable Stored stored) {}

    private final FileStore files;
    private final FileWords words;
    private final HandedIn handedIn;
    private final KeptFiles kept;
    private final Renditions renditions;
    private final ResponseKeys keys;

    FileMasking(
            FileStore files,
            FileWords words,
            HandedIn handedIn,
            KeptFiles kept,
            Renditions renditions,
            ResponseKeys keys) {
        this.files = files;
        this.words = words;
        this.handedIn = handedIn;
        this.kept = kept;
        this.renditions = renditions;
        this.keys = keys;
    }

    /** One of a record's files that is not sealed off. */
    static Stored file(Record record, @Nullable String sha256) {
        return record.open().received().files().stream()
                .filter(file -> file.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> Rejected.member("file", "unknown-file"));
    }

    /**
     * The words of a file; those that passages were hidden in before, as they were then.
     *
     * @throws Rejected when there are none, or more than somebody can read through
     */
    Read read(ResponseId id, Record record, Stored file) {
        SealRules.inTheOpen(record);
        Stored before = record.copyOf(file.sha256()).map(FileMasked::read).orElse(null);
        if (before != null) {
            return new Read(
                    renditions.find(id, before.sha256()).orElseThrow(() -> Rejected.unavailable("text-unavailable")),
                    before);
        }
        return switch (words.words(file.sha256())) {
            case Found.Words found ->
                new Read(new Rendition(keys.random(), found.text(), List.of(), List.of(), List.of()), null);
            case Found.None none -> throw Rejected.because("file-without-words");
            case Found.TooLong tooLong -> throw Rejected.because("file-words-too-many");
        };
    }

    /** A copy in which these passages are hidden. */
    Act.MaskFile hiding(
            ResponseId id, Record record, Stored file, List<Masking.Wish> wishes, Facts about, @Nullable Long of) {
        Read read = read(id, record, file);
        Masking masking = Masking.of(read.rendition(), wishes, keys.random());
        Stored from = read.stored() == null ? renditions.put(id, read.rendition()) : read.stored();
        Stored text = renditions.put(id, masking.rendition());
        HandedIn.Owned copy;
        try {
            copy = handedIn.made(id, NAME, drawn(masking.rendition(), about));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kept(id, copy);
        return new Act.MaskFile(file.sha256(), copy.stored(), from, text, masking.passages(), null, of);
    }

    private static byte[] drawn(Rendition masked, Facts about) {
        String issuer = about.issuer() == null ? "Samråd" : about.issuer();
        String words = masked.text() == null ? "" : masked.text().replace(Masking.MARK, MARK);
        return new PdfDocument(
                        "Avidentifierad kopia av en bilaga",
                        "Avidentifierad kopia av en bilaga till ett svar på " + about.title(),
                        issuer,
                        Locale.forLanguageTag("sv-SE"))
                .paragraphs("Kopian är gjord av " + issuer + " för webben. Den innehåller bilagans text men inte"
                        + " bilder och layout. Det som är dolt är utmärkt med " + MARK
                        + ". Originalet är oförändrat och kan begäras ut.")
                .section("Bilagans text")
                .paragraphs(words)
                .draw();
    }

    /** A copy that the office has made by itself and handed in like any other file. */
    Act.MaskFile replacing(
            ResponseId id, Stored file, String copy, @Nullable String reason, @Nullable String key, @Nullable Long of) {
        if (reason == null) throw Rejected.member("reason", "missing");
        HandedIn.Owned owned = (Prose.isHash(copy)
                        ? handedIn.owned(FilesController.owners(Caller.current(), key, keys), copy)
                        : Optional.<HandedIn.Owned>empty())
                .orElseThrow(() -> Rejected.member("copy", "file-unknown"));
        if (copy.equals(file.sha256())) throw Rejected.member("copy", "copy-is-the-file");
        if (!COPIES.contains(files.ending(copy))) throw Rejected.member("copy", "copy-of-that-kind");
        if (showsPersonalNumber(copy)) throw Rejected.member("copy", "copy-shows-personal-number");
        kept(id, owned);
        return new Act.MaskFile(file.sha256(), owned.stored(), null, null, List.of(), reason, of);
    }

    /** Also under a black box, where it can still be read by a program. */
    private boolean showsPersonalNumber(String copy) {
        return words.everything(copy) instanceof Found.Words read
                && PersonalData.in(read.text()).stream()
                        .anyMatch(found -> found.kind() == PersonalData.Kind.PERSONAL_NUMBER);
    }

    private void kept(ResponseId id, HandedIn.Owned copy) {
        if (!kept.keep(id, List.of(copy))) throw Rejected.member("copy", "file-unknown");
    }
}
