package se.samrad.consultations.proposal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import se.samrad.consultations.proposal.Block.Draft;
import se.samrad.consultations.proposal.UnreadableProposal.Reason;
import se.samrad.contracts.consultations.Section;

/**
 * Reads a proposal document into sections. Documents come from outside: each is read on a thread of its own, for a
 * limited time, after its type and what it unpacks to have been checked.
 */
public final class ProposalReader {
    private static final int TURN_SECONDS_MAX = 10;

    private final Limits limits;
    private final Function<String, Optional<String>> bodyOf;
    private final Semaphore free;

    /**
     * A reader within the usual limits.
     *
     * @param bodyOf the id of the body with this printed name, where the register knows one
     */
    public ProposalReader(Function<String, Optional<String>> bodyOf) {
        this(Limits.STANDARD, bodyOf);
    }

    public ProposalReader(Limits limits, Function<String, Optional<String>> bodyOf) {
        this.limits = limits;
        this.bodyOf = bodyOf;
        this.free = new Semaphore(limits.readingsAtOnceMax());
    }

    /** The document's first version. */
    public ProposalDocument read(String fileName, byte[] content) {
        return read(fileName, content, List.of());
    }

    /** As {@link #read(String, byte[])}, from a file that is not read into memory if it is too large. */
    public ProposalDocument read(String fileName, Path content) {
        return read(fileName, content, List.of());
    }

    /** As {@link #read(String, byte[], List)}, from a file that is not read into memory if it is too large. */
    public ProposalDocument read(String fileName, Path content, List<Section> before) {
        try {
            if (Files.size(content) > limits.documentBytesMax()) throw new UnreadableProposal(Reason.TOO_LARGE);
            return read(fileName, Files.readAllBytes(content), before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The document's next version.
     *
     * @param before the sections of the version before: those that are still there keep their ids
     * @throws UnreadableProposal with its reason; nothing has been kept then
     */
    public ProposalDocument read(String fileName, byte[] content, List<Section> before) {
        if (content.length > limits.documentBytesMax()) throw new UnreadableProposal(Reason.TOO_LARGE);
        FileType type = FileType.of(fileName, content);
        waitForTurn();
        FutureTask<ProposalDocument> reading = new FutureTask<>(() -> {
            try {
                Draft draft = draft(type, content);
                return Sections.of(type.mediaType, draft, withoutEnding(fileName), limits, bodyOf, before);
            } finally {
                free.release();
            }
        });
        Thread.ofPlatform().daemon().name("proposal-reader").start(reading);
        return await(reading);
    }

    private void waitForTurn() {
        try {
            if (!free.tryAcquire(TURN_SECONDS_MAX, TimeUnit.SECONDS)) throw new UnreadableProposal(Reason.BUSY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableProposal(Reason.BUSY, e);
        }
    }

    private ProposalDocument await(FutureTask<ProposalDocument> reading) {
        try {
            return reading.get(limits.readingTimeMax().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reading.cancel(true);
            throw new UnreadableProposal(Reason.TOO_SLOW, e);
        } catch (InterruptedException e) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnreadableProposal(Reason.TOO_SLOW, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableProposal refused) throw refused;
            // Whatever else the readers of foreign formats stumble on is in the document, not in us.
            throw new UnreadableProposal(Reason.DAMAGED, e.getCause() == null ? e : e.getCause());
        }
    }

    private Draft draft(FileType type, byte[] content) {
        return switch (type) {
            case DOCX -> {
                Archive.checkDocx(content, limits);
                yield Word.read(content);
            }
            case PDF -> {
                Archive.checkPdf(content, limits);
                yield Pdf.read(content, limits);
            }
            case TXT -> PlainText.read(FileType.text(content, limits));
            case MD -> Markdown.read(FileType.text(content, limits));
        };
    }

    private static String withoutEnding(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int end = name.lastIndexOf('.');
        String bare = (end > 0 ? name.substring(0, end) : name)
                .replaceAll("[\\p{Cntrl}]", "")
                .strip();
        return bare.isEmpty() ? "Dokument" : bare.substring(0, Math.min(bare.length(), 200));
    }
}
