package se.samrad.portal.about;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.samrad.portal.PortalSettings;

/** What the service is and who answers for it. */
@Controller
class AboutPages {
    private final PortalSettings settings;

    AboutPages(PortalSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/om")
    String about(Model model) {
        model.addAttribute("baseUrl", settings.baseUrl());
        return "about";
    }

    @GetMapping("/tillganglighet")
    String accessibility() {
        return "accessibility";
    }

    @GetMapping("/personuppgifter")
    String personalData() {
        return "personal-data";
    }
}
