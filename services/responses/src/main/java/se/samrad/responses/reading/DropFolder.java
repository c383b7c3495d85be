package se.samrad.responses.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Recurring;
import se.samrad.eventing.Rejected;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.files.FileNames;

/**
 * Puts each registered response, and what comes from its sender later, into a folder that the authority's own diary looks into. A file is there whole or not at
 * all, and its name follows from the registration, so what is cut off and done again makes no second file. A folder that is
 * away is waited for and never made: it may be a share that is not mounted.
 */
@Component
@ConditionalOnProperty("samrad.diary.drop-folder")
class DropFolder extends Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
    private static final int HASH_CHARACTERS = 12;
    private static final String PART = ".part";
    private static final Duration PART_KEPT = Duration.ofHours(1);

    private final DiarySettings settings;
    private final Handovers handovers;
    private final Commands commands;
    private final Originals originals;
    private final Consulted consulted;
    private final DiaryPackage diary;
    private final Clock clock;

    DropFolder(
            DiarySettings settings,
            Handovers handovers,
            Commands commands,
            Originals originals,
            Consulted consulted,
            DiaryPackage diary,
            Clock clock) {
        super("diary-folder", settings.every());
        this.settings = settings;
        this.handovers = handovers;
        this.commands = commands;
        this.originals = originals;
        this.consulted = consulted;
        this.diary = diary;
        this.clock = clock;
    }

    @Override
    public synchronized void round() {
        if (settings.dropFolder().isBlank()) return;
        Path folder = Path.of(settings.dropFolder());
        var back = handovers.toTakeBack();
        var due = handovers.due();
        if (due.isEmpty() && back.isEmpty()) return;
        if (!Files.isDirectory(folder)) {
            LOG.warn("{} responses wait: the folder of samrad.diary.drop-folder is not there", due.size());
            return;
        }
        sweep(folder);
        for (Handovers.Handover handover : back) takeBack(handover, folder);
        if (!back.isEmpty()) due = handovers.due();
        for (Handovers.Handover handover : due) {
            try {
                if (handOver(handover, folder)) handovers.done(handover);
            } catch (Rejected | IOException | UncheckedIOException e) {
                // The others do not wait for this one.
                LOG.warn("{} could not be handed over, it is tried again: {}", handover.response(), e.toString());
            }
        }
    }

    /** What is sealed off, or was in part, or has another number or heading, is not to lie in the folder either; it goes there anew as it is now. */
    private void takeBack(Handovers.Handover handover, Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(name(handover.response(), handover.documentNumber())));
            handovers.takenBack(handover);
        } catch (IOException e) {
            LOG.warn(
                    "{} could not be taken back from the folder, it is tried again: {}",
                    handover.response(),
                    e.toString());
        }
    }

    /** False while nothing of it may be handed over. */
    private boolean handOver(Handovers.Handover handover, Path folder) throws IOException {
        ResponseId id = ResponseId.existing(handover.response());
        if (!(commands.fold(Responses.KIND, id.stream()).state() instanceof Kept kept)) return true;
        Filings.Filing filing = kept.filings().all().stream()
                .filter(one -> handover.documentNumber().equals(one.documentNumber()))
                .findFirst()
                .orElse(null);
        if (filing == null) return true;
        if (kept.filings().sealedOff(filing.answer())) return false;
        Original original = originals.of(id, filing);
        Path file = folder.resolve(name(original.response(), handover.documentNumber()));
        if (Files.exists(file)) return true;
        Path part = folder.resolve("." + UUID.randomUUID() + PART);
        try {
            var others = originals.others(id, original.record());
            diary.write(original, others, consulted.known(id.consultation()).facts(), () -> durable(part));
            Files.move(part, file, ATOMIC_MOVE);
            // The name too must be on the disk before it is noted as done.
            try (FileChannel names = FileChannel.open(folder, READ)) {
                names.force(true);
            }
        } finally {
            Files.deleteIfExists(part);
        }
        return true;
    }

    /** Numbers are unique in a case only. */
    static String name(String response, String documentNumber) {
        String whose = Command.sha256(response.getBytes(UTF_8)).substring(0, HASH_CHARACTERS);
        return FileNames.portable(documentNumber) + " " + whose + ".zip";
    }

    private static OutputStream durable(Path part) throws IOException {
        FileChannel channel = FileChannel.open(part, CREATE_NEW, WRITE);
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                if (channel.isOpen()) channel.force(true);
                super.close();
            }
        };
    }

    /** What a stopped process left half written. */
    private void sweep(Path folder) {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*" + PART)) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part)
                        .toInstant()
                        .isBefore(clock.instant().minus(PART_KEPT))) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
