package se.samrad.consultations.register;

import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.domain.EmailAddress;
import se.samrad.eventing.Rejected;

/** Takes down which addresses letters do not reach, for those who keep the register. */
@RestController
class UnreachedController {
    private static final Pattern CODE = Pattern.compile("[45]\\.\\d{1,3}\\.\\d{1,3}");

    record Asked(@Nullable String email, @Nullable String code) {}

    private final Contacts contacts;
    private final Clock clock;

    UnreachedController(Contacts contacts, Clock clock) {
        this.contacts = contacts;
        this.clock = clock;
    }

    @PostMapping("/internal/contacts/unreached")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unreached(@RequestBody Asked asked) {
        if (asked.email() == null) throw Rejected.member("email", "missing");
        String email =
                EmailAddress.normalised(asked.email()).orElseThrow(() -> Rejected.member("email", "not-an-email"));
        String code = asked.code();
        if (code == null || !CODE.matcher(code).matches()) throw Rejected.member("code", "wrong-type");
        contacts.unreached(email, code, clock.instant());
    }
}
