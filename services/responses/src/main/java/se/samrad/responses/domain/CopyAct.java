package se.samrad.responses.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.CopyEvent;
import se.samrad.contracts.responses.CopyEvent.CopyGiven;
import se.samrad.contracts.responses.CopyEvent.CopyRefused;
import se.samrad.contracts.responses.CopyEvent.CopyRequestDropped;
import se.samrad.contracts.responses.CopyEvent.CopyRequested;
import se.samrad.contracts.responses.Passage;
import se.samrad.eventing.Rejected;
import se.samrad.responses.domain.Response.Record;

/** What can be done with a request for a copy. */
public sealed interface CopyAct {
    record Note(CopyRequested asked) implements CopyAct {}

    /** @param original the response as it stands now */
    record Give(CopyGiven given, Record original) implements CopyAct {}

    record Refuse(CopyRefused refused) implements CopyAct {}

    record Drop(CopyRequestDropped dropped) implements CopyAct {}

    /** @throws Rejected when the rules say no */
    static List<CopyEvent> decide(CopyAct act, CopyRequest request) {
        if (act instanceof Note note) {
            if (request.asked() == null) return List.of(note.asked());
            if (request.asked().equals(note.asked())) return List.of();
            throw Rejected.conflict("copy-request-exists");
        }
        if (request.asked() == null) throw Rejected.unknown();
        CopyEvent answer = switch (act) {
            case Note note -> note.asked();
            case Give give -> checked(give, request.asked());
            case Refuse refuse -> refuse.refused();
            case Drop drop -> drop.dropped();
        };
        if (request.answer() == null) return List.of(answer);
        // Saying the same again is no new answer.
        if (request.answer().equals(answer)) return List.of();
        throw Rejected.conflict("copy-request-answered");
    }

    private static CopyGiven checked(Give give, CopyRequested asked) {
        CopyGiven given = give.given();
        List<Stored> files = give.original().received().files();
        if (!give.original().received().content().equals(asked.content())) throw Rejected.conflict("another-response");
        SealRules.inTheOpen(give.original());
        if (!give.original().open().received().files().containsAll(given.files()))
            throw Rejected.member("files", "unknown-file");
        for (int i = 0; i < given.withheld().size(); i++) {
            Passage passage = given.withheld().get(i);
            if (passage.ground() != Passage.Ground.SECRECY) {
                throw Rejected.member("passages[" + i + "].ground", "only-secrecy");
            }
        }
        boolean left = given.files().size() < files.size() || !given.named();
        check(left, given.provision());
        return given;
    }

    private static void check(boolean left, @Nullable String provision) {
        if (left && provision == null) throw Rejected.member("provision", "missing");
        if (!left && provision != null) throw Rejected.member("provision", "only-when-withheld");
    }
}
