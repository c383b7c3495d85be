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

    @GetMapping(path = "/remisser/{id}/laget/strom", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> open(@PathVariable String id, @RequestAttribute("say") Wording say, Caller caller) {
        return live(new Subject(id, false), say, caller);
    }

    @GetMapping(path = "/arbetsyta/remisser/{id}/laget/strom", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> staff(@PathVariable String id, @RequestAttribute("say") Wording say, Caller caller) {
        return live(new Subject(id, true), say, caller);
    }

    /** Of what is over nothing more is told: 204 makes a browser stop asking. */
    private ResponseEntity<SseEmitter> live(Subject about, Wording say, Caller caller) {
        // What is not everybody's is asked for by each: not every reader may have it.
        if (about.staff() || !boards.goesOn(about)) {
            ConsultationView consultation =
                    backend.read(caller, Service.STATUS, about.consultation(), ConsultationView.class);
            if (consultation.isOver() || consultation.askedUnknown())
                return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no") // a proxy that gathers what it passes on would hold it back
                .body(boards.open(about, caller, say));
    }
}
