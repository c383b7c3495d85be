package se.samrad.portal.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.ResponseText;
import se.samrad.portal.backend.ResponseView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;

/** All published responses to a consultation with what they say, up to a number that a page can show. */
@Component
public class PublishedTexts {
    /** So many responses are read; what lies above is told by the numbers alone. */
    public static final int RESPONSES_MAX = 400;

    private static final int RESPONSES_A_PAGE = 200;

    /** A response and its text. */
    public record Said(ResponseView response, ResponseText text) {}

    private final Backend backend;

    PublishedTexts(Backend backend) {
        this.backend = backend;
    }

    /** Those that have a text which may be read now, the latest arrival first. */
    public List<Said> of(Caller caller, String consultation) {
        return of(caller, consultation, null);
    }

    /** The same of those that were published by the end of a past day. */
    List<Said> of(Caller caller, String consultation, @Nullable LocalDate asOf) {
        Map<String, ResponseView> named = new LinkedHashMap<>();
        for (int page = 0; named.size() < RESPONSES_MAX; page++) {
            Listing<ResponseView> published = backend.list(
                    caller,
                    Service.STATUS,
                    Target.of("/api/public/consultations/{}/responses", consultation)
                            .with("page", page)
                            .with("size", RESPONSES_A_PAGE)
                            .with(AsOf.NAME, asOf),
                    ResponseView.class);
            for (ResponseView response : published.items()) {
                if (response.text() != null) {
                    named.put(response.response() + "@" + response.text().sha256(), response);
                }
            }
            if (published.items().isEmpty() || published.last() >= published.total()) break;
        }
        Map<String, ResponseText> texts = new LinkedHashMap<>();
        for (ResponseText text : Texts.responses(backend, caller, List.copyOf(named.keySet()))) {
            texts.put(text.response(), text);
        }
        List<Said> said = new ArrayList<>();
        for (ResponseView response : named.values()) {
            ResponseText text = texts.get(response.response());
            if (text != null) said.add(new Said(response, text));
        }
        return said;
    }
}
