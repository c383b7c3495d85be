package se.samrad.identity.staff;

import static se.samrad.identity.entrance.Throttle.Act.PASSWORD;
import static se.samrad.identity.entrance.Throttle.Act.PASSWORD_FOR_ACCOUNT;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.identity.AuditTrail;
import se.samrad.identity.domain.Person;
import se.samrad.identity.entrance.Doorway;
import se.samrad.identity.entrance.Paths;
import se.samrad.identity.entrance.Problem;
import se.samrad.identity.entrance.Throttle;

/** Staff sign in with a name and a password. */
@Controller
class StaffLogin {
    private static final String PAGE = "personal";
    private static final int LENGTH_MAX = 200;

    private final StaffAccounts accounts;
    private final Throttle throttle;
    private final Doorway doorway;
    private final AuditTrail audit;

    StaffLogin(StaffAccounts accounts, Throttle throttle, Doorway doorway, AuditTrail audit) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.doorway = doorway;
        this.audit = audit;
    }

    @GetMapping(Paths.STAFF)
    String form(Model model) {
        model.addAttribute("username", "");
        return PAGE;
    }

    @RequestMapping(Paths.STAFF_STALE)
    String stale(@RequestParam(defaultValue = "") String username, Model model) {
        model.addAttribute("username", username);
        Problem.show(model, Problem.of("password", "problem.stale-password"));
        return PAGE;
    }

    @PostMapping(Paths.STAFF)
    String signIn(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        model.addAttribute("username", username);
        List<Problem> missing = new ArrayList<>();
        if (username.isBlank()) {
            missing.add(Problem.of("username", "staff.username.missing"));
        }
        if (password.isEmpty()) {
            missing.add(Problem.of("password", "staff.password.missing"));
        }
        if (!missing.isEmpty()) {
            Problem.show(model, missing.toArray(Problem[]::new));
            return PAGE;
        }
        String name = username.strip().toLowerCase(Locale.ROOT);
        boolean possible = name.length() <= LENGTH_MAX && password.length() <= LENGTH_MAX;
        String about = possible ? name : "too long";
        Optional<Duration> wait = throttle.refusal(PASSWORD_FOR_ACCOUNT, request, about)
                .or(() -> throttle.refusal(PASSWORD, request, ""));
        if (wait.isPresent()) {
            audit.record(new AuditTrail.Event.SignInRefused(AuditTrail.Way.PASSWORD, "too-many"));
            Problem.tooMany(model, response, "username", wait.get());
            return PAGE;
        }
        var account = possible ? accounts.signIn(name, password) : Optional.<StaffAccounts.Account>empty();
        if (account.isEmpty()) {
            audit.record(new AuditTrail.Event.SignInRefused(AuditTrail.Way.PASSWORD, "wrong"));
            Problem.show(model, Problem.of("username", "staff.wrong"));
            return PAGE;
        }
        throttle.giveBack(PASSWORD_FOR_ACCOUNT, request, about);
        throttle.giveBack(PASSWORD, request, "");
        return "redirect:" + doorway.enter(new Person.Staff(account.get().id()), request, response);
    }
}
