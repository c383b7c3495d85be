package se.samrad.portal.consultations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.backend.ResponseText;
import se.samrad.portal.text.MaskedText;
import se.samrad.portal.wording.Wording;

/** Parts of a response as HTML, each hidden passage with the reason why it is hidden. */
final class MaskedParts {
    private MaskedParts() {}

    /** @param in {@code text}, {@code sections/<id>} or {@code answers/<n>} */
    static String html(ResponseText all, String in, @Nullable String text, Wording say) {
        List<ResponseText.Mask> masks =
                all.masked().stream().filter(mask -> in.equals(mask.in())).toList();
        return MaskedText.html(text, masks, mask -> label(mask, say));
    }

    private static String label(ResponseText.Mask mask, Wording say) {
        String ground = mask.ground() == null ? "GDPR" : mask.ground();
        String label = say.text("masked." + ground);
        return mask.provision() == null ? label : label + ", " + mask.provision();
    }
}
