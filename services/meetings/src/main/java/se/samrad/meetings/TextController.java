package se.samrad.meetings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.meetings.domain.Meeting;
import se.samrad.meetings.domain.Meetings;
import se.samrad.meetings.domain.Words;

/**
 * Notes by meeting and hash. Who may read is decided from the head of the meeting's own stream and never from a view, so what
 * is taken away is gone the moment it is committed.
 */
@RestController
class TextController {
    private static final int TEXTS_MAX = 100;
    private static final Pattern NAME = Pattern.compile("([a-z0-9-]{3,80})@([0-9a-f]{64})");

    record Text(String meeting, String sha256, @Nullable String note, List<Words.Viewpoint> viewpoints) {}

    private final Commands commands;
    private final Renditions renditions;

    TextController(Commands commands, Renditions renditions) {
        this.commands = commands;
        this.renditions = renditions;
    }

    /** What the caller may not read is left out without a word. */
    @GetMapping("/api/public/meetings/texts")
    ResponseEntity<List<Text>> texts(@RequestParam MultiValueMap<String, String> query) {
        List<String> of = query.getOrDefault("of", List.of());
        if (of.isEmpty()) throw Rejected.member("of", "missing");
        if (of.size() > TEXTS_MAX) throw Rejected.member("of", "too-many");
        boolean staff = Caller.current().hasAny(Scopes.STAFF);
        List<Text> texts = new ArrayList<>();
        for (String name : new LinkedHashSet<>(of)) {
            Matcher match = NAME.matcher(name);
            if (!match.matches() || !Ids.valid(match.group(1))) throw Rejected.member("of", "not-a-text");
            String meeting = match.group(1);
            String sha256 = match.group(2);
            Meeting state =
                    commands.fold(Meetings.MEETING, Meetings.stream(meeting)).state();
            if (!staff && !Meetings.open(state, sha256)) continue;
            renditions
                    .words(meeting, sha256)
                    .ifPresent(words -> texts.add(new Text(meeting, sha256, words.note(), words.viewpoints())));
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(texts);
    }
}
