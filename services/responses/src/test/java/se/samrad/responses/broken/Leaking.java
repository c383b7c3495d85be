package se.samrad.responses.broken;

import java.util.Optional;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.texts.Renditions;

/** Hands out a text without asking whether it is sealed off, so that it is seen that the rule fires. */
record Leaking(Renditions renditions) {
    Optional<Rendition> text(ResponseId id, String sha256) {
        return renditions.find(id, sha256);
    }
}
