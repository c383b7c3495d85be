package se.samrad.status.history;

import java.time.LocalDate;
import java.util.List;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.consultations.BodyEvent;
import se.samrad.contracts.consultations.BodyState;
import se.samrad.contracts.published.PublicBody;
import se.samrad.contracts.published.PublicBodyEvent;

/** What becomes of bodies of the register that a story has named. */
public final class Fates {
    private Fates() {}

    public static Story merged(Story story, String id, String name, BodyType type, String into) {
        story.script()
                .tell(
                        "bodies/" + id,
                        new BodyEvent.BodyMerged(into),
                        BodyState.of(Story.facts(id, name, type), into),
                        new PublicBodyEvent.BodyMergedPublicly(into),
                        new PublicBody(name, type, null, into, null));
        return story;
    }

    /** After it was merged. */
    public static Story apart(Story story, String id, String name, BodyType type, String from) {
        story.script()
                .tell(
                        "bodies/" + id,
                        new BodyEvent.BodyMergeUndone(from),
                        BodyState.of(Story.facts(id, name, type), null),
                        new PublicBodyEvent.BodyMergeUndonePublicly(),
                        new PublicBody(name, type, null, null, null));
        return story;
    }

    public static Story left(Story story, String id, String name, BodyType type, LocalDate on) {
        story.script()
                .tell(
                        "bodies/" + id,
                        new BodyEvent.BodyLeft(on),
                        BodyState.of(Story.facts(id, name, type), null, null, List.of(), on),
                        new PublicBodyEvent.BodyLeftPublicly(on),
                        new PublicBody(name, type, null, null, on));
        return story;
    }
}
