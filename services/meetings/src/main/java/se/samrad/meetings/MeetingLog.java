package se.samrad.meetings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Stored;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.meetings.domain.Meeting;
import se.samrad.meetings.domain.MeetingCommand;
import se.samrad.meetings.domain.MeetingRequest;
import se.samrad.meetings.domain.Meetings;
import se.samrad.meetings.domain.Words;

/** Writes meetings down: the words as a rendition first, then the commit that names it. */
@Component
class MeetingLog {
    /** Words that stand where an id would in addresses of other things. */
    private static final Set<String> RESERVED = Set.of("imports", "texts");

    /** How a meeting stands after a request. */
    record Answer(String id, long version) {}

    private final Commands commands;
    private final KnownStreams known;
    private final Renditions renditions;

    MeetingLog(Commands commands, KnownStreams known, Renditions renditions) {
        this.commands = commands;
        this.known = known;
        this.renditions = renditions;
    }

    /** Whether a meeting may have this id. */
    static boolean free(String id) {
        return Ids.valid(id) && !RESERVED.contains(id);
    }

    /** @throws Rejected naming each wrong member */
    Outcome log(String id, MeetingRequest asked, Command command) {
        MeetingRequest.Checked checked = asked.check(known.things());
        Function<Meeting, @Nullable Stored> text = text(id, checked.words());
        try {
            return act(id, state -> new MeetingCommand.Log(checked.facts(text.apply(state))), command);
        } catch (Rejected rejected) {
            // Of what was said a stream has only the hash.
            if (rejected.overtaken() && now(id) instanceof Meeting.Known meeting) {
                Words words = words(id, meeting);
                Map<String, Object> saved = new LinkedHashMap<>(Map.of("viewpoints", words.viewpoints()));
                if (words.note() != null) saved.put("note", words.note());
                throw rejected.saved(saved);
            }
            throw rejected;
        }
    }

    private Meeting now(String id) {
        return commands.fold(Meetings.MEETING, Meetings.stream(id)).state();
    }

    /** What was said at a meeting, as it stands. */
    Words words(String id, Meeting.Known meeting) {
        Stored text = meeting.facts().text();
        if (text == null) return new Words(null, List.of());
        return renditions
                .words(id, text.sha256())
                .orElseThrow(() -> new IllegalStateException("the rendition of " + id + " is gone"));
    }

    Outcome act(String id, MeetingCommand asked, Command command) {
        return act(id, state -> asked, command);
    }

    private Outcome act(String id, Function<Meeting, MeetingCommand> asked, Command command) {
        return commands.handle(
                Meetings.MEETING,
                Meetings.stream(id),
                command,
                state -> Meetings.decide(asked.apply(state), state),
                folded -> new Answer(id, folded.version()));
    }

    /** The same words keep the rendition they have; a new one is made once, however often the decision is taken anew. */
    private Function<Meeting, @Nullable Stored> text(String id, Words words) {
        if (words.none()) return state -> null;
        return new Function<>() {
            private @Nullable Stored made;

            @Override
            public @Nullable Stored apply(Meeting state) {
                Stored present =
                        state instanceof Meeting.Known meeting ? meeting.facts().text() : null;
                if (present != null
                        && renditions
                                .words(id, present.sha256())
                                .filter(words::equals)
                                .isPresent()) {
                    return present;
                }
                if (made == null) made = renditions.store(id, words);
                return made;
            }
        };
    }
}
