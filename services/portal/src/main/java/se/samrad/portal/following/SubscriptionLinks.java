package se.samrad.portal.following;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.backend.Trouble;

/**
 * Where the links in letters lead. Programs that check mail open links, so opening one only shows a page with a button; mail
 * programs end a subscription by POST alone (RFC 8058), without cookies, so neither link takes a form's token: whoever has the link
 * may press the button.
 */
@Controller
public class SubscriptionLinks {
    private static final Pattern PATH = Pattern.compile("(/en)?/prenumerera/(bekrafta|avsluta)/[^/]+");
    private static final String ALL = "alla";

    /** What a link stands for; never the address. */
    public record Followed(
            @Nullable String theme,
            @Nullable String consultation,
            @Nullable String name,
            boolean confirmed) {
        /** The page that it is about. */
        public String page() {
            return theme == null ? "/remisser/" + consultation : "/nyheter?tema=" + theme;
        }

        /** Where it can be asked for again. */
        public String again() {
            return theme == null ? "/prenumerera/remiss/" + consultation : "/prenumerera/tema/" + theme;
        }
    }

    private final Backend backend;

    SubscriptionLinks(Backend backend) {
        this.backend = backend;
    }

    /** Whether this path is one of a link, which alone says what may be done. */
    public static boolean isLink(String path) {
        return PATH.matcher(path).matches();
    }

    @GetMapping("/prenumerera/bekrafta/{token}")
    String confirm(@PathVariable String token, Caller caller, HttpServletResponse response, Model model) {
        Followed followed =
                answered(backend.ask(caller, Service.MAIL, Target.of("/api/subscriptions/{}", token), Followed.class));
        if (followed == null) return gone("confirm-gone", response, model);
        return page(followed.confirmed() ? "confirmed" : "confirm", followed, model);
    }

    @PostMapping("/prenumerera/bekrafta/{token}")
    String confirmed(@PathVariable String token, Caller caller, HttpServletResponse response, Model model) {
        Followed followed = act(caller, token, "confirm");
        if (followed == null) return gone("confirm-gone", response, model);
        return page("confirmed", followed, model);
    }

    @GetMapping("/prenumerera/avsluta/{token}")
    String end(@PathVariable String token, Caller caller, Model model) {
        Followed followed =
                answered(backend.ask(caller, Service.MAIL, Target.of("/api/subscriptions/{}", token), Followed.class));
        return page(followed == null ? "ended-before" : "end", followed, model);
    }

    /** No redirect: a mail program would not follow it. What has ended before has ended, so that is no error. */
    @PostMapping("/prenumerera/avsluta/{token}")
    String ended(
            @PathVariable String token,
            @RequestParam(name = "gor", required = false) @Nullable String act,
            Caller caller,
            Model model) {
        boolean all = ALL.equals(act);
        Followed followed = act(caller, token, all ? "end-all" : "end");
        if (followed == null) return page("ended-before", null, model);
        return page(all ? "ended-all" : "ended", followed, model);
    }

    private @Nullable Followed act(Caller caller, String token, String act) {
        Target target = Target.of("/api/subscriptions/{}/" + act, token);
        return answered(backend.write(caller, "POST", Service.MAIL, target, null, Map.of(), Followed.class));
    }

    /** Null where the link stands for nothing. */
    private static @Nullable Followed answered(Outcome<Followed> outcome) {
        return switch (outcome) {
            case Outcome.Done<Followed> done -> done.body();
            case Outcome.Refused<Followed> refused -> null;
            case Outcome.Unanswered<Followed> silent -> throw new Trouble.Unavailable("subscription");
        };
    }

    private static String gone(String state, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return page(state, null, model);
    }

    private static String page(String state, @Nullable Followed followed, Model model) {
        model.addAttribute("state", state);
        model.addAttribute("followed", followed);
        model.addAttribute("robots", "noindex");
        return "following/link";
    }
}
