package se.samrad.portal.receipts;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.wording.Wording;

/** Whether a text that somebody shows as our receipt is one. Nothing of what is asked is kept. */
@Controller
class ReceiptCheckPage {
    private static final String PATH = "/kvittens/kontrollera";

    /** What {@code responses} found. */
    record Checked(String verdict, List<Line> facts) {}

    /** A line of a receipt, by the name that stands in it. */
    record Line(String name, String value) {}

    /** A line of a receipt in the reader's words. */
    public record Fact(String name, String value) {}

    private final Backend backend;

    ReceiptCheckPage(Backend backend) {
        this.backend = backend;
    }

    @GetMapping(PATH)
    String empty() {
        return "receipt-check";
    }

    @PostMapping(PATH)
    String check(
            @RequestParam(name = "text", required = false) @Nullable String text,
            @RequestAttribute("say") Wording say,
            Caller caller,
            Model model) {
        model.addAttribute("text", text);
        if (text == null || text.isBlank()) {
            model.addAttribute("verdict", "empty");
            return "receipt-check";
        }
        Outcome<Checked> outcome = backend.write(
                caller,
                "POST",
                Service.RESPONSES,
                Target.of("/api/receipts/check"),
                Map.of("text", text),
                Map.of(),
                Checked.class);
        model.addAttribute(
                "verdict",
                outcome instanceof Outcome.Done<Checked> done ? done.body().verdict() : "unanswered");
        if (outcome instanceof Outcome.Done<Checked> done)
            model.addAttribute("facts", facts(done.body().facts(), say));
        return "receipt-check";
    }

    private static List<Fact> facts(List<Line> lines, Wording say) {
        List<Fact> facts = new ArrayList<>();
        for (Line line : lines) {
            String name = say.text("receipt.check.fact." + line.name());
            String value = switch (line.name()) {
                case "received", "upload-began", "upload-whole" -> moment(line.value(), say);
                case "kind" -> say.text("receipt.check.kind." + line.value());
                default -> line.value();
            };
            facts.add(new Fact(name, value));
        }
        return facts;
    }

    private static String moment(String utc, Wording say) {
        try {
            Instant at = Instant.parse(utc);
            return say.day(say.dayIn(at)) + ", " + say.timeWithSeconds(at) + " (" + utc + ")";
        } catch (DateTimeException e) {
            return utc; // as it stands in the receipt
        }
    }
}
