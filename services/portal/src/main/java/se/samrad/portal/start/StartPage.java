package se.samrad.portal.start;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class StartPage {
    @GetMapping("/")
    String start() {
        return "start";
    }
}
