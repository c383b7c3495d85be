package se.samrad.portal.live;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import se.samrad.portal.backend.TallyView;
import se.samrad.portal.board.TallyWording;
import se.samrad.portal.wording.Language;
import se.samrad.portal.wording.Wording;
import tools.jackson.databind.json.JsonMapper;

/**
 * What open pages are told at one moment, put into words once for each language and not once for each page. The board of staff is
 * told that something has changed and nothing more: what it then shows it asks for by its reader's own right. Thread-safe.
 */
final class Tidings {
    /** Says nothing, so that whoever stands between does not take the line for dead, and a dead one is found out. */
    static final Tidings NONE =
            new Tidings(say -> SseEmitter.event().comment("").build());

    /** The browser asks again after this when the line breaks. */
    private static final long AGAIN_AFTER_MS = 3_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Its words in one language. */
    private interface Said {
        Set<DataWithMediaType> in(Wording say);
    }

    private final Said said;
    private final Map<Language, Set<DataWithMediaType>> known = new ConcurrentHashMap<>();

    private Tidings(Said said) {
        this.said = said;
    }

    /**
     * @param over whether its general last day is past
     * @param waitMs how many milliseconds a page may wait before it asks for its drawings, so that not all ask at once
     */
    static Tidings of(Subject about, TallyView tally, boolean over, long waitMs) {
        if (about.staff()) return new Tidings(say -> event(Map.of("wait", waitMs)));
        return new Tidings(say -> event(Map.of(
                "heading",
                TallyWording.heading(say, tally, over),
                "sentence",
                TallyWording.sentence(say, tally, over),
                "wait",
                waitMs)));
    }

    private static Set<DataWithMediaType> event(Map<String, Object> words) {
        return SseEmitter.event()
                .name("lage")
                .reconnectTime(AGAIN_AFTER_MS)
                .data(JSON.writeValueAsString(words))
                .build();
    }

    Set<DataWithMediaType> in(Wording say) {
        return known.computeIfAbsent(say.language(), language -> said.in(say));
    }
}
