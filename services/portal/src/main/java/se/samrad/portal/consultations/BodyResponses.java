package se.samrad.portal.consultations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.contracts.BodyType;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.ResponseView;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.frame.PageNumber;
import se.samrad.portal.frame.Pager;

/** What a body has answered, in all consultations. */
@Controller
class BodyResponses {
    private static final int SHOWN_A_PAGE = 50;

    /** A body of the register, as everybody may see it. */
    public record Body(String id, String name, @Nullable BodyType type) {}

    private final Backend backend;

    BodyResponses(Backend backend) {
        this.backend = backend;
    }

    @GetMapping("/remissinstanser/{id}")
    String body(
            @PathVariable String id,
            @RequestParam Map<String, String> asked,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        Body body = backend.read(caller, Service.STATUS, Target.of("/api/public/bodies/{}", id), Body.class);
        if (!body.id().equals(id)) return "redirect:/remissinstanser/" + body.id();
        model.addAttribute("body", body);
        Listing<ResponseView> responses = backend.list(
                caller,
                Service.STATUS,
                Target.of("/api/public/bodies/{}/responses", id)
                        .with("page", PageNumber.of(asked.get(Pager.PAGE)))
                        .with("size", SHOWN_A_PAGE),
                ResponseView.class);
        model.addAttribute("responses", responses);
        model.addAttribute("pager", Pager.of(responses, request.getRequestURI(), Map.of()));
        return "body-responses";
    }
}
