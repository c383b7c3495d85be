package se.samrad.identity.representatives;

import static se.samrad.identity.entrance.Throttle.Act.CODE;
import static se.samrad.identity.entrance.Throttle.Act.CODE_FOR_ADDRESS;
import static se.samrad.identity.entrance.Throttle.Act.CODE_TRY;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.samrad.identity.AuditTrail;
import se.samrad.identity.IdentitySettings;
import se.samrad.identity.domain.EmailAddress;
import se.samrad.identity.domain.IssuedCode;
import se.samrad.identity.domain.IssuedCode.Verdict;
import se.samrad.identity.domain.Person;
import se.samrad.identity.domain.Standing;
import se.samrad.identity.entrance.Cookies;
import se.samrad.identity.entrance.Doorway;
import se.samrad.identity.entrance.Paths;
import se.samrad.identity.entrance.Problem;
import se.samrad.identity.entrance.Throttle;

/** Representatives sign in: an address, a code in the mail, the code in the same browser. */
@Controller
class CodeLogin {
    private static final String COOKIE = "SAMRAD_ID_CODE";
    private static final Duration COOKIE_LIFE = Duration.ofHours(1);
    private static final String ASK = "kod";
    private static final String ENTER = "skriv";

    private final Codes codes;
    private final BodyRegister register;
    private final Letters letters;
    private final People people;
    private final Throttle throttle;
    private final Cookies cookies;
    private final Doorway doorway;
    private final AuditTrail audit;
    private final MessageSource words;
    private final IdentitySettings settings;

    CodeLogin(
            Codes codes,
            BodyRegister register,
            Letters letters,
            People people,
            Throttle throttle,
            Cookies cookies,
            Doorway doorway,
            AuditTrail audit,
            MessageSource words,
            IdentitySettings settings) {
        this.codes = codes;
        this.register = register;
        this.letters = letters;
        this.people = people;
        this.throttle = throttle;
        this.cookies = cookies;
        this.doorway = doorway;
        this.audit = audit;
        this.words = words;
        this.settings = settings;
    }

    @GetMapping(Paths.CODE)
    String askForm(Model model) {
        model.addAttribute("email", "");
        return ASK;
    }

    @RequestMapping(Paths.CODE_STALE)
    String askStale(@RequestParam(defaultValue = "") String email, Model model) {
        model.addAttribute("email", email);
        Problem.show(model, Problem.of("email", "problem.stale"));
        return ASK;
    }

    @PostMapping(Paths.CODE)
    String ask(
            @RequestParam(defaultValue = "") String email,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        model.addAttribute("email", email);
        Optional<String> address = EmailAddress.normalised(email);
        if (address.isEmpty()) {
            Problem.show(model, Problem.of("email", "code.email.wrong"));
            return ASK;
        }
        return mailed(address.get(), "email", model, locale, request, response) ? "redirect:" + Paths.CODE_ENTRY : ASK;
    }

    @GetMapping(Paths.CODE_ENTRY)
    String enterForm(Model model, HttpServletRequest request) {
        Optional<String> address = cookies.value(request, COOKIE).flatMap(codes::addressOf);
        if (address.isEmpty()) {
            return "redirect:" + Paths.CODE;
        }
        model.addAttribute("email", address.get());
        model.addAttribute("code", "");
        return ENTER;
    }

    @RequestMapping(Paths.CODE_ENTRY_STALE)
    String enterStale(@RequestParam(defaultValue = "") String code, Model model, HttpServletRequest request) {
        return withAddress(code, model, request, browser -> {
            Problem.show(model, Problem.of("code", "problem.stale"));
            return ENTER;
        });
    }

    @PostMapping(Paths.CODE_AGAIN)
    String again(
            @RequestParam(defaultValue = "") String code,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        return withAddress(code, model, request, browser -> {
            String address = String.valueOf(model.getAttribute("email"));
            if (mailed(address, "code", model, locale, request, response)) {
                model.addAttribute("notice", "code.again.done");
            }
            return ENTER;
        });
    }

    @PostMapping(Paths.CODE_ENTRY)
    String enter(
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return withAddress(code, model, request, browser -> {
            Optional<String> digits = IssuedCode.digits(code);
            if (digits.isEmpty()) {
                return failed("code.form", List.of(), model);
            }
            Optional<Duration> wait = throttle.refusal(CODE_TRY, request, "");
            if (wait.isPresent()) {
                audit.record(new AuditTrail.Event.SignInRefused(AuditTrail.Way.CODE, "too-many"));
                Problem.tooMany(model, response, "code", wait.get());
                return ENTER;
            }
            return switch (codes.tryCode(browser, digits.get())) {
                case Codes.Attempt.Unknown unknown -> gone(model);
                case Codes.Attempt.Failed failed -> wrong(failed.verdict(), model);
                case Codes.Attempt.Right right -> welcome(browser, right, model, request, response);
            };
        });
    }

    /**
     * Makes a code and, if the register knows the address, mails it. The same is done, and said, when it does not: mail is
     * asked whether it is there, the register is asked, a code is kept. Only the letter is missing, and nobody waits for that.
     */
    private boolean mailed(
            String address,
            String field,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Duration> wait =
                throttle.refusal(CODE_FOR_ADDRESS, request, address).or(() -> throttle.refusal(CODE, request, ""));
        if (wait.isPresent()) {
            Problem.tooMany(model, response, field, wait.get());
            return false;
        }
        Optional<List<Standing.Body>> bodies = letters.canBeSent() ? register.bodiesOf(address) : Optional.empty();
        if (bodies.isEmpty()) {
            throttle.giveBack(CODE_FOR_ADDRESS, request, address);
            Problem.show(model, response, HttpStatus.SERVICE_UNAVAILABLE, Problem.of(field, "code.trouble"));
            return false;
        }
        Codes.Issued issued = codes.issue(cookies.value(request, COOKIE), address);
        cookies.set(response, COOKIE, issued.browser(), Paths.STAFF, COOKIE_LIFE);
        if (!bodies.get().isEmpty()) {
            letters.send(letter(address, issued.code(), locale));
        }
        return true;
    }

    private Letters.Letter letter(String address, String code, Locale locale) {
        return new Letters.Letter(
                address,
                words.getMessage("letter.subject", null, locale),
                words.getMessage("letter.text", new Object[] {IssuedCode.spaced(code), settings.baseUrl()}, locale),
                "login-code",
                locale.getLanguage());
    }

    private String welcome(
            String browser,
            Codes.Attempt.Right right,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<List<Standing.Body>> bodies = register.bodiesOf(right.email());
        if (bodies.isEmpty()) {
            Problem.show(model, response, HttpStatus.SERVICE_UNAVAILABLE, Problem.of("code", "code.register-trouble"));
            return ENTER;
        }
        if (!codes.consume(browser, right)) {
            return gone(model);
        }
        cookies.clear(response, COOKIE, Paths.STAFF);
        if (bodies.get().isEmpty()) {
            audit.record(new AuditTrail.Event.SignInRefused(AuditTrail.Way.CODE, "not-in-register"));
            Problem.show(model, Problem.of("email", "code.not-in-register"));
            return ASK;
        }
        throttle.giveBack(CODE_FOR_ADDRESS, request, right.email());
        throttle.giveBack(CODE, request, "");
        throttle.giveBack(CODE_TRY, request, "");
        var person = new Person.Representative(people.accountOf(right.email()), right.email());
        return "redirect:" + doorway.enter(person, request, response);
    }

    private String wrong(Verdict verdict, Model model) {
        audit.record(new AuditTrail.Event.SignInRefused(AuditTrail.Way.CODE, "wrong"));
        return switch (verdict) {
            case Verdict.Wrong wrong -> failed("code.wrong", List.of(wrong.triesLeft()), model);
            case Verdict.UsedUp usedUp -> failed("code.used-up", List.of(), model);
            case Verdict.Expired expired -> failed("code.expired", List.of(), model);
            case Verdict.Right right -> throw new IllegalStateException("a right code has not failed");
        };
    }

    private static String failed(String message, List<Object> arguments, Model model) {
        Problem.show(model, new Problem("code", message, arguments));
        return ENTER;
    }

    /** This browser has no code, or somebody was faster with it. */
    private static String gone(Model model) {
        model.asMap().putIfAbsent("email", "");
        Problem.show(model, Problem.of("email", "code.gone"));
        return ASK;
    }

    /** What to do in a browser that has a code. */
    @FunctionalInterface
    private interface Step {
        String with(String browser);
    }

    private String withAddress(String code, Model model, HttpServletRequest request, Step step) {
        Optional<String> browser = cookies.value(request, COOKIE);
        Optional<String> address = browser.flatMap(codes::addressOf);
        if (browser.isEmpty() || address.isEmpty()) {
            return gone(model);
        }
        model.addAttribute("email", address.get());
        model.addAttribute("code", code);
        return step.with(browser.get());
    }
}
