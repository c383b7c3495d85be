package se.samrad.responses.passes;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.Turnstile;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.receipts.ReceiptToken;

/**
 * From the link in a receipt to the answer itself. The link travels, so it shows little; whoever reads the mail of the address
 * that was given with the answer is taken for its sender.
 */
@RestController
@RequestMapping("/api/receipts/{token}")
class PassController {
    private static final Logger AUDIT = LoggerFactory.getLogger("samrad.audit");

    /**
     * @param asked what the code is to be shown with; for the browser that asked alone
     * @param sent whether a code was mailed now; otherwise the one that was mailed lately serves
     * @param mailedAt when that code was mailed
     * @param end of that code
     */
    record Asked(String asked, boolean sent, Instant mailedAt, Instant end) {}

    record CodeInput(@Nullable String asked, @Nullable String code) {}

    record Passed(String response, String pass, Instant end) {}

    private final Commands commands;
    private final DetailStore details;
    private final Consulted consulted;
    private final PassCodes codes;
    private final PassLetters letters;
    private final ResponseKeys keys;
    private final Turnstile turnstile;
    private final Clock clock;

    PassController(
            Commands commands,
            DetailStore details,
            Consulted consulted,
            PassCodes codes,
            PassLetters letters,
            ResponseKeys keys,
            Turnstile turnstile,
            Clock clock) {
        this.commands = commands;
        this.details = details;
        this.consulted = consulted;
        this.codes = codes;
        this.letters = letters;
        this.keys = keys;
        this.turnstile = turnstile;
        this.clock = clock;
    }

    @PostMapping("/codes")
    ResponseEntity<Asked> code(@PathVariable String token, Locale reader) {
        ResponseId id = known(token);
        return turnstile.through(() -> {
            Kept kept = (Kept) commands.fold(Responses.KIND, id.stream()).state();
            if (kept.record().received().sender() == Sender.BODY) throw Rejected.because("sign-in-instead");
            String email = details.find(id, kept.record().received().content()).email();
            if (email == null) throw Rejected.because("no-address");
            Optional<PassCodes.Code> due = codes.due(id);
            due.ifPresent(code -> mail(id, code, email, reader));
            PassCodes.Asking asking = codes.ask(id);
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .header("Cache-Control", "no-store")
                    .body(new Asked(asking.secret(), due.isPresent(), asking.mailed(), asking.end()));
        });
    }

    private void mail(ResponseId id, PassCodes.Code code, String email, Locale reader) {
        String title = consulted
                .consultation(id.consultation())
                .map(known -> known.facts().title())
                .orElse(id.consultation());
        try {
            letters.send(email, code.digits(), title, reader);
        } catch (Rejected notSent) {
            // What nobody was sent serves nobody, or mail that is away would keep the sender waiting.
            codes.drop(code);
            throw notSent;
        }
        AUDIT.info("code for {} sent to its sender", id.text());
    }

    @PostMapping("/pass")
    ResponseEntity<Passed> pass(@PathVariable String token, @RequestBody CodeInput input) {
        ResponseId id = known(token);
        if (input.asked() == null) throw Rejected.member("asked", "missing");
        if (input.code() == null || input.code().isBlank()) throw Rejected.member("code", "missing");
        String digits = input.code().replaceAll("[\\s\\p{Zs}\u2013-]", "");
        if (!codes.use(id, input.asked(), digits)) throw Rejected.member("code", "wrong-code");
        Pass pass = Pass.from(id, clock.instant());
        AUDIT.info("{} opened by its sender", id.text());
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(new Passed(id.text(), pass.write(keys), pass.end()));
    }

    private ResponseId known(String token) {
        ResponseId id = ReceiptToken.read(token, keys).map(ReceiptToken::id).orElseThrow(Rejected::unknown);
        if (!(commands.fold(Responses.KIND, id.stream()).state() instanceof Kept)) throw Rejected.unknown();
        return id;
    }
}
