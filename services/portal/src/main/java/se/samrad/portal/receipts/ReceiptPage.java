package se.samrad.portal.receipts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.ReceiptView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.wording.Wording;

/** Follow an answer by the link of its receipt: where it stands and what of it is published, no more. */
@Controller
class ReceiptPage {
    /** Nothing of such an answer is published from now on. */
    private static final Set<String> GONE = Set.of("WITHDRAWN", "DISOWNED", "SUPERSEDED");

    /** A step on an answer's way. */
    public record Step(String name, String text, boolean done, boolean now) {}

    /** What came in, without names of files. */
    public record Part(String name, @Nullable String size, String checksum) {}

    private final Backend backend;

    ReceiptPage(Backend backend) {
        this.backend = backend;
    }

    @GetMapping("/kvittens/{token}")
    String receipt(@PathVariable String token, @RequestAttribute("say") Wording say, Caller caller, Model model) {
        ReceiptView receipt =
                backend.read(caller, Service.RESPONSES, Target.of("/api/receipts/{}", token), ReceiptView.class);
        ConsultationView consultation = receipt.consultation() == null
                ? null
                : backend.findIfAnswered(
                                caller,
                                Service.STATUS,
                                Target.of("/api/public/consultations/{}", receipt.consultation()),
                                ConsultationView.class)
                        .orElse(null);
        model.addAttribute("receipt", receipt);
        model.addAttribute("consultation", consultation);
        model.addAttribute("steps", steps(receipt, say));
        model.addAttribute("parts", parts(receipt, say));
        model.addAttribute("published", "PUBLISHED".equals(receipt.status()));
        model.addAttribute("gone", receipt.status() != null && GONE.contains(receipt.status()));
        model.addAttribute("sealed", "SEALED".equals(receipt.status()));
        model.addAttribute("token", token);
        return "receipt";
    }

    private static List<Step> steps(ReceiptView receipt, Wording say) {
        String status = receipt.status() == null ? "RECEIVED" : receipt.status();
        boolean registered = receipt.documentNumber() != null || !status.equals("RECEIVED");
        boolean published = status.equals("PUBLISHED");
        String received = receipt.receivedAt() == null ? "" : say.moment(receipt.receivedAt());
        String number = receipt.documentNumber() == null
                ? say.text(
                        registered
                                ? "receipt.registered.done"
                                : receipt.isAct() ? "receipt.registered.not.act" : "receipt.registered.not")
                : say.text("receipt.registered.number", receipt.documentNumber());
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(say.text("receipt.received"), received, true, false));
        if (status.equals("SEALED")) {
            steps.add(new Step(say.text("sealed.off"), say.text("receipt.sealed.text"), false, true));
            return steps;
        }
        if (status.equals("DISOWNED")) {
            steps.add(new Step(say.text("receipt.disowned"), say.text("receipt.disowned.text"), false, true));
            return steps;
        }
        if (status.equals("SUPERSEDED")) {
            steps.add(new Step(say.text("receipt.superseded"), say.text("receipt.superseded.text"), false, true));
            return steps;
        }
        if (status.equals("WITHDRAWN")) {
            steps.add(new Step(say.text("receipt.withdrawn"), say.text("receipt.withdrawn.text"), false, true));
            return steps;
        }
        steps.add(new Step(say.text("receipt.registered"), number, registered, !registered));
        if (receipt.isAct()) return steps;
        String web = published
                ? say.text("receipt.published.done")
                : say.text(status.equals("RETRACTED") ? "receipt.published.retracted" : "receipt.published.not");
        steps.add(new Step(say.text("receipt.published"), web, published, registered && !published));
        return steps;
    }

    private static List<Part> parts(ReceiptView receipt, Wording say) {
        List<Part> parts = new ArrayList<>();
        if (receipt.sha256() != null)
            parts.add(new Part(say.text("receipt.form." + receipt.kindName()), null, spaced(receipt.sha256())));
        for (ReceiptView.Part file : receipt.files()) {
            String name =
                    say.text("receipt.file", String.valueOf(receipt.files().indexOf(file) + 1));
            parts.add(new Part(name, say.size(file.size()), file.sha256() == null ? "" : spaced(file.sha256())));
        }
        return parts;
    }

    /** Eight digits at a time, as people compare them. */
    private static String spaced(String sha256) {
        return sha256.replaceAll("(.{8})(?=.)", "$1 ");
    }
}
