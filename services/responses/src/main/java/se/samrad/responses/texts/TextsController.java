package se.samrad.responses.texts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.ResponseEvent.ResponsePublished;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.responses.domain.InPublic;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.sealing.Opening;

/**
 * Texts by response and hash. Whether one may be read is decided from the stream's head in the own commits and never from a
 * view: a retraction is complete the moment it is committed.
 */
@RestController
public class TextsController {
    static final int TEXTS_MAX = 100;

    private record Wanted(ResponseId id, String sha256) {}

    private final Commands commands;
    private final Renditions renditions;
    private final Clock clock;

    public TextsController(Commands commands, Renditions renditions, Clock clock) {
        this.commands = commands;
        this.renditions = renditions;
        this.clock = clock;
    }

    @GetMapping("/api/public/responses/texts")
    List<ResponseText> texts(@RequestParam(name = "of", required = false) @Nullable List<String> of) {
        List<Wanted> wanted = wanted(of);
        boolean staff = Caller.current().hasAny(Scopes.REGISTRAR, Scopes.CASE_OFFICER);
        List<ResponseText> texts = new ArrayList<>();
        for (Wanted each : wanted) {
            Response response =
                    commands.fold(Responses.KIND, each.id().stream()).state();
            if (!mayBeRead(response, each.sha256(), staff)) continue;
            renditions
                    .find(each.id(), each.sha256())
                    .ifPresent(rendition -> texts.add(ResponseText.of(each.id(), each.sha256(), rendition)));
        }
        return texts;
    }

    /** What is published of a response now. */
    public Optional<ResponseText> published(ResponseId id, Response response) {
        ResponsePublished published = InPublic.readable(response, clock.instant());
        if (published == null || published.text() == null) return Optional.empty();
        String sha256 = published.text().sha256();
        return renditions.find(id, sha256).map(rendition -> ResponseText.of(id, sha256, rendition));
    }

    /** What is shown of something added, while its answer is shown; null when nothing. */
    public @Nullable ResponseText published(
            ResponseId id, Response response, Response.@Nullable Supplement supplement) {
        if (supplement == null || !(supplement.web() instanceof Response.Web.Readable readable)) return null;
        Stored text = readable.published().text();
        boolean shown = InPublic.allReadable(response, clock.instant()).contains(readable.published());
        if (text == null || !shown) return null;
        return renditions
                .find(id, text.sha256())
                .map(rendition -> ResponseText.of(id, text.sha256(), rendition))
                .orElse(null);
    }

    private boolean mayBeRead(Response response, String sha256, boolean staff) {
        for (ResponsePublished published : InPublic.allReadable(response, clock.instant())) {
            if (is(published.text(), sha256)) return true;
        }
        if (inPublishedFile(response, sha256)) return true;
        return staff
                && Opening.of(response) instanceof Response.Kept kept
                && kept.record().written().stream()
                        .anyMatch(record -> is(record.received().text(), sha256) || is(record.shown(), sha256));
    }

    /** Whether it is what is left of the words of a file that everybody may save. */
    private boolean inPublishedFile(Response response, String sha256) {
        Response.Record read = response instanceof Response.Standing standing ? standing.read() : null;
        if (read == null) return false;
        for (ResponsePublished published : InPublic.allReadable(response, clock.instant())) {
            for (Response.Record record : read.written()) {
                for (Stored file : published.files()) {
                    if (record.copy(file.sha256())
                            .map(masked -> is(masked.text(), sha256))
                            .orElse(false)) return true;
                }
            }
        }
        return false;
    }

    private static boolean is(@Nullable Stored text, String sha256) {
        return text != null && text.sha256().equals(sha256);
    }

    private static List<Wanted> wanted(@Nullable List<String> of) {
        if (of == null || of.isEmpty()) throw Rejected.member("of", "missing");
        if (of.size() > TEXTS_MAX) throw Rejected.member("of", "too-many");
        List<Wanted> wanted = new ArrayList<>();
        List<Rejected.Member> wrong = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            int at = of.get(i).indexOf('@');
            Optional<ResponseId> id =
                    at < 0 ? Optional.empty() : ResponseId.parse(of.get(i).substring(0, at));
            String sha256 = of.get(i).substring(at + 1);
            if (id.isPresent() && Prose.isHash(sha256)) wanted.add(new Wanted(id.get(), sha256));
            else wrong.add(new Rejected.Member("of[" + i + "]", "wrong-type"));
        }
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        return wanted;
    }
}
