package se.samrad.portal.live;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.wording.Wording;

/** The line that an open page of the board listens on. */
@Controller
class LiveDoor {
    private final Backend backend;
    private final LiveBoards boards;

    LiveDoor(Backend backend, LiveBoards boards) {
        this.backend = backend;
        this.boards = boards;
    }

    /** Of what is over nothing more is told: 204 makes a browser stop asking. */
    @GetMapping(path = "/remisser/{id}/laget/strom", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> live(@PathVariable String id, @RequestAttribute("say") Wording say, Caller caller) {
        if (!boards.goesOn(id)) {
            ConsultationView consultation = backend.read(
                    caller, Service.STATUS, Target.of("/api/public/consultations/{}", id), ConsultationView.class);
            if (consultation.isOver() || consultation.askedUnknown())
                return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no") // a proxy that gathers what it passes on would hold it back
                .body(boards.open(id, say));
    }
}
