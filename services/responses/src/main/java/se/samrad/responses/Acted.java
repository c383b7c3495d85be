package se.samrad.responses;

import org.springframework.http.ResponseEntity;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.domain.ResponseId;

/**
 * What whoever acts on a response is told.
 *
 * @param version of its stream after the act
 */
public record Acted(String id, long version) {
    public static ResponseEntity<Acted> of(ResponseId id, Outcome outcome) {
        return ResponseEntity.ok().eTag(Requests.etag(outcome.version())).body(new Acted(id.text(), outcome.version()));
    }
}
