package se.samrad.identity.entrance;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import se.samrad.identity.IdentitySettings;

/** How do you sign in? */
@Controller
class ChoicePage {
    private final IdentitySettings settings;

    ChoicePage(IdentitySettings settings) {
        this.settings = settings;
    }

    @GetMapping(Paths.CHOICE)
    String choose() {
        return "val";
    }

    @GetMapping("/")
    String home() {
        return "redirect:" + settings.baseUrl() + "/";
    }
}
