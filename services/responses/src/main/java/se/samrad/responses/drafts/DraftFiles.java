package se.samrad.responses.drafts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.files.Content;
import se.samrad.responses.files.FileDoor;
import se.samrad.responses.files.FileSettings;
import se.samrad.responses.files.FilesController;
import se.samrad.responses.files.HandedIn;
import se.samrad.responses.files.PartialUploads;
import se.samrad.responses.files.Safety;

/**
 * The files that a body's own people have in its space, received by the same rules as those of an answer. Who they are is checked
 * before.
 */
@Component
public class DraftFiles {
    /** Half uploads of one draft; the one longest untouched makes room. */
    private static final int COMING_MAX = 40;

    private static final int PIECES_MAX = 2000;
    private static final int PIECE_BYTES = 1024 * 1024;

    /** A file as it is handed over when the answer is sent. */
    public record Own(String sha256, String name, Safety safety, Content content) {}

    private final DraftStore drafts;
    private final DraftFileStore store;
    private final FileDoor door;
    private final HandedIn handedIn;
    private final FileSettings settings;
    private final Clock clock;

    DraftFiles(DraftStore drafts, FileDoor door, HandedIn handedIn, FileSettings settings, Clock clock) {
        this.drafts = drafts;
        this.store = drafts.files();
        this.door = door;
        this.handedIn = handedIn;
        this.settings = settings;
        this.clock = clock;
    }

    /** Those of which all is there, in the order in which they came. */
    List<DraftFile> whole(Draft draft) {
        return store.all(draft).stream()
                .filter(DraftFile::whole)
                .sorted(Comparator.comparing(DraftFile::at).thenComparing(DraftFile::id))
                .toList();
    }

    /** @throws Rejected when the draft has no such file, or half of one */
    DraftFile whole(Draft draft, String id) {
        return store.find(draft, id).filter(DraftFile::whole).orElseThrow(Rejected::unknown);
    }

    /** Those that the caller has handed over, as happens one after the other while the answer is sent. */
    Set<String> handedOver(List<DraftFile> whole, Caller caller) {
        return handedIn.among(
                FilesController.owner(caller),
                whole.stream().map(DraftFile::sha256).filter(Objects::nonNull).toList());
    }

    /** The files of the body's draft by hash, for its answer. */
    public Map<String, Own> own(ResponseId id) {
        return drafts.find(id.consultation(), id.sender()).stream()
                .flatMap(draft -> whole(draft).stream().map(file -> own(draft, file)))
                .collect(Collectors.toMap(Own::sha256, Function.identity(), (one, other) -> other));
    }

    /**
     * When the body first asked for an answer with files of its draft to be received: all of it was here then, however often it is
     * sent again because a process ended while they were handed over.
     *
     * @param request with its key
     */
    public Instant asked(ResponseId id, String request, Instant now) {
        return drafts.find(id.consultation(), id.sender())
                .map(draft -> drafts.asked(draft, request, now))
                .orElse(now);
    }

    private Own own(Draft draft, DraftFile file) {
        if (file.sha256() == null) throw new IllegalStateException("half a file");
        return new Own(file.sha256(), file.name(), file.safety(), () -> store.open(draft, file));
    }

    /** @throws Rejected when it is not known to be harmless */
    InputStream open(Draft draft, DraftFile file) {
        file.safety().check();
        return store.open(draft, file);
    }

    /** A file that comes at once, sealed as it comes. Nothing is left of one that is not received. */
    DraftFile add(Draft draft, String name, InputStream bytes, Caller caller) throws IOException {
        door.named(name);
        DraftFile file = fresh(draft, name, settings.sizeMax().toBytes(), null, caller);
        DraftFile whole = null;
        try {
            long size = 0;
            for (byte[] piece = bytes.readNBytes(PIECE_BYTES);
                    piece.length > 0;
                    piece = bytes.readNBytes(PIECE_BYTES)) {
                size = append(draft, file.id(), size, piece);
            }
            if (size == 0) throw Rejected.member("file", "file-empty");
            DraftFile ended =
                    store.find(draft, file.id()).orElseThrow(Rejected::unknown).ended();
            if (!store.put(draft, ended)) throw Rejected.unknown();
            whole = finish(draft, file.id());
            return whole;
        } finally {
            if (whole == null) store.remove(file.id());
        }
    }

    /**
     * A file to send bytes to. Where the same person has already begun with the same file, that one.
     *
     * @throws Rejected when no file of this name is received
     */
    DraftFile begin(Draft draft, String name, long length, @Nullable String told, Caller caller) {
        door.named(name);
        if (length == 0) throw Rejected.member("file", "file-empty");
        List<DraftFile> all = store.all(draft);
        if (told != null) {
            for (DraftFile known : all) {
                boolean same = told.equals(known.whole() ? known.sha256() : known.told())
                        && known.length() == length
                        && known.name().equals(name)
                        && known.account().equals(caller.id());
                if (same && known.refused() == null) return known;
            }
        }
        if (told != null)
            room(all.stream().filter(DraftFile::whole).toList(), told); // else once it is known what it is
        return fresh(draft, name, length, told, caller);
    }

    private DraftFile fresh(Draft draft, String name, long length, @Nullable String told, Caller caller) {
        store.all(draft).stream()
                .filter(file -> !file.whole())
                .sorted(Comparator.comparing(DraftFile::at).reversed())
                .skip(COMING_MAX - 1L)
                .forEach(file -> store.remove(file.id()));
        DraftFile fresh = DraftFile.begun(DraftFileStore.freshName(), name, length, told, caller.id(), now());
        store.put(draft, fresh);
        return fresh;
    }

    /** What takes the place of the same content is not one more. */
    private void room(List<DraftFile> whole, String sha256) {
        long others = whole.stream()
                .filter(file -> !Objects.equals(file.sha256(), sha256))
                .count();
        if (others >= settings.perResponseMax()) throw Rejected.member("files", "too-many");
    }

    /** @throws Rejected when the caller has begun no such upload, as when nobody has */
    DraftFile find(Draft draft, String id, Caller caller) {
        return store.find(draft, id)
                .filter(file -> file.account().equals(caller.id()))
                .orElseThrow(Rejected::unknown);
    }

    /**
     * Adds bytes where the upload stands; what is acknowledged is safe. The piece is stored first and counts from the moment that
     * the file names it, which only one of several can bring about.
     */
    long append(Draft draft, String id, long from, byte[] bytes) {
        DraftFile file = store.find(draft, id).orElseThrow(Rejected::unknown);
        if (file.offset() != from || file.whole()) throw Rejected.conflict("upload-moved-on");
        if (from + bytes.length > file.length()) throw Rejected.tooLarge("file", "too-large");
        if (file.pieces().size() >= PIECES_MAX) throw Rejected.tooLarge("file", "too-many-parts");
        String piece = store.store(draft, file, bytes);
        if (store.put(draft, file.with(piece, bytes.length, now()))) return from + bytes.length;
        store.drop(piece);
        if (store.find(draft, id).isEmpty()) throw Rejected.unknown();
        throw Rejected.conflict("upload-moved-on");
    }

    /**
     * Makes a file of an upload of which every byte is here; once it is one, or where bytes are missing, nothing happens. Its content
     * is in the draft once: who adds it again gives it the name that holds.
     *
     * @throws Rejected when a file of this content is not received, each time that it is asked
     */
    DraftFile finish(Draft draft, String id) throws IOException {
        DraftFile file = store.find(draft, id).orElseThrow(Rejected::unknown);
        if (file.refused() != null) throw Rejected.member("file", file.refused());
        if (!file.complete()) return file;
        DraftFile whole;
        try {
            whole = received(draft, file);
        } catch (Rejected rejected) {
            if (rejected.kind() == Rejected.Kind.REFUSED) {
                DraftFile refused = file.refused(rejected.members().getFirst().reason());
                if (store.put(draft, refused)) store.tidy(refused);
            }
            throw rejected;
        }
        if (!store.put(draft, whole)) return store.find(draft, id).orElseThrow(Rejected::unknown);
        store.tidy(whole);
        for (DraftFile other : whole(draft)) {
            boolean same = !other.id().equals(id) && Objects.equals(other.sha256(), whole.sha256());
            if (same) store.remove(other.id());
        }
        return whole;
    }

    private DraftFile received(Draft draft, DraftFile file) throws IOException {
        Content content = () -> store.open(draft, file);
        FileDoor.Known known = door.inspect(file.name(), content);
        String sha256 = hash(content);
        if (file.told() != null && !file.told().equals(sha256)) throw Rejected.member("file", "file-changed");
        room(whole(draft), sha256);
        return file.become(sha256, known.mediaType(), known.safety());
    }

    /** The time first: with the file its own goes, by which the rest was kept. */
    void remove(Draft draft, DraftFile file) {
        drafts.taken(draft, now());
        store.remove(file.id());
    }

    /** Removes uploads that nobody has gone on with since an instant. */
    void sweep(Draft draft, Instant before) {
        for (DraftFile file : store.all(draft)) {
            if (!file.whole() && file.at().isBefore(before)) store.remove(file.id());
        }
    }

    /** Has those looked through that came while the scanner could not be asked. */
    void look(Draft draft) {
        for (DraftFile file : whole(draft)) {
            boolean waits = file.safety() == Safety.WAITING || file.safety() == Safety.UNSCANNED;
            if (!waits || file.sha256() == null || file.mediaType() == null) continue;
            Safety safety = safety(draft, file);
            if (safety != file.safety()) {
                store.put(draft, file.become(file.sha256(), file.mediaType(), safety));
            }
        }
    }

    private Safety safety(Draft draft, DraftFile file) {
        try {
            return door.inspect(file.name(), () -> store.open(draft, file)).safety();
        } catch (Rejected rejected) {
            if (rejected.kind() != Rejected.Kind.REFUSED) throw rejected;
            return Safety.INFECTED;
        } catch (IOException e) {
            return Safety.WAITING; // for the next round
        }
    }

    static Instant expires(DraftFile file) {
        return file.at().plus(PartialUploads.KEPT_FOR);
    }

    private static String hash(Content content) throws IOException {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            try (InputStream bytes = new DigestInputStream(content.open(), hash)) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Optional<Draft> draft(String consultation, String body) {
        return drafts.find(consultation, body);
    }

    /** The draft of the body, begun now when there is none. */
    Draft begin(String consultation, String body) {
        return drafts.begin(Draft.Head.begun(consultation, body, now()));
    }
}
