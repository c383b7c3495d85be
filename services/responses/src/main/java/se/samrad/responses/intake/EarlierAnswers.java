package se.samrad.responses.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Stored;
import se.samrad.eventing.Commands;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.domain.Likeness;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.files.DocumentText;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.intake.MailContent.Attached;
import se.samrad.responses.sealing.Opening;

/** Finds out which documents say the same: within a message, and between a message and what came before it. */
@Component
class EarlierAnswers {
    private static final int COMPARED_MAX = 10;

    private record Read(String name, String text) {}

    private final Commands commands;
    private final DetailStore details;
    private final FileStore files;

    EarlierAnswers(Commands commands, DetailStore details, FileStore files) {
        this.commands = commands;
        this.details = details;
        this.files = files;
    }

    /** Whether the body has an answer that can be added to, or that another can take the place of. */
    boolean stands(Mail.Target target) {
        return target.body() != null
                && commands.fold(Responses.KIND, new ResponseId(target.consultation(), target.body()).stream())
                                .state()
                        instanceof Response.Standing;
    }

    /** Documents of a message that are one text in two forms. */
    List<Mail.Pair> pairs(List<Attached> attached) {
        List<Read> read = read(attached);
        List<Mail.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            for (int j = i + 1; j < read.size(); j++) {
                double likeness = Likeness.of(read.get(i).text(), read.get(j).text());
                if (likeness >= Likeness.SAME) {
                    pairs.add(new Mail.Pair(read.get(i).name(), read.get(j).name(), likeness));
                }
            }
        }
        return pairs;
    }

    /** Whether a message brings only what the sender's answer holds already, in the same or another form. */
    boolean saysTheSame(ResponseId id, MailContent content, List<String> sent) {
        if (!(commands.fold(Responses.KIND, id.stream()).state() instanceof Kept all) || sent.isEmpty()) return false;
        Kept kept = Opening.forAll(all);
        var received = kept.record().received();
        List<String> had = received.files().stream().map(Stored::sha256).toList();
        if (had.containsAll(sent)) return true;
        List<Read> fresh = read(content.attached());
        if (fresh.size() != content.attached().size()) return false;
        Map<String, String> names = details.find(id, received.content()).names();
        List<Read> before = new ArrayList<>();
        for (Stored file : received.files()) {
            if (before.size() == COMPARED_MAX || file.size() > DocumentText.BYTES_MAX) continue;
            String name = names.getOrDefault(file.sha256(), "");
            bytes(file.sha256())
                    .flatMap(bytes -> DocumentText.of(name, bytes))
                    .ifPresent(text -> before.add(new Read(name, text)));
        }
        return fresh.stream()
                .allMatch(one ->
                        before.stream().anyMatch(other -> Likeness.of(one.text(), other.text()) >= Likeness.SAME));
    }

    private static List<Read> read(List<Attached> attached) {
        List<Read> read = new ArrayList<>();
        for (Attached file : attached) {
            if (read.size() == COMPARED_MAX || file.refused() != null) continue;
            DocumentText.of(file.name(), file.content()).ifPresent(text -> read.add(new Read(file.name(), text)));
        }
        return read;
    }

    private Optional<byte[]> bytes(String sha256) {
        if (!files.safety(sha256).harmless()) return Optional.empty();
        Optional<InputStream> opened = files.open(sha256);
        if (opened.isEmpty()) return Optional.empty();
        try (InputStream stream = opened.get()) {
            return Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
