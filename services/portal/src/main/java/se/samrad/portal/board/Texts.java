package se.samrad.portal.board;

import java.util.ArrayList;
import java.util.List;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ResponseText;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;

/** Fetches texts of others from their owner, a hundred at a time; what may not be read is simply not among them. */
public final class Texts {
    private static final int TEXTS_A_CALL = 100;

    private Texts() {}

    /** @param names each {@code <response>@<sha256>} */
    public static List<ResponseText> responses(Backend backend, Caller caller, List<String> names) {
        List<ResponseText> texts = new ArrayList<>();
        for (int at = 0; at < names.size(); at += TEXTS_A_CALL) {
            Target target = Target.of("/api/public/responses/texts");
            for (String name : names.subList(at, Math.min(names.size(), at + TEXTS_A_CALL))) {
                target = target.with("of", name);
            }
            texts.addAll(backend.array(caller, Service.RESPONSES, target, ResponseText.class));
        }
        return texts;
    }
}
