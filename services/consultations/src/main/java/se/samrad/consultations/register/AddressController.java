package se.samrad.consultations.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.domain.EmailAddress;
import se.samrad.consultations.register.Contacts.Address;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;

/** The registered addresses of a body, one by one, and from when to when letters go to each. */
@RestController
class AddressController {
    private static final Logger AUDIT = LoggerFactory.getLogger("samrad.audit");
    private static final int ADDRESSES_MAX = 50;

    /** @param seen the days that whoever asks has seen; null when it does not matter what they are now */
    record Asked(
            @Nullable String email,
            @Nullable String from,
            @Nullable String until,
            @Nullable Seen seen) {}

    /** @param absent whether there was no such address */
    record Seen(
            @Nullable String from,
            @Nullable String until,
            @Nullable Boolean absent) {
        boolean nothing() {
            return Boolean.TRUE.equals(absent);
        }
    }

    record Addresses(List<BodyRegister.Address> items) {}

    private final Contacts contacts;
    private final BodyRegister register;

    AddressController(Contacts contacts, BodyRegister register) {
        this.contacts = contacts;
        this.register = register;
    }

    /** Both days are left out of an address that is valid always. */
    @PostMapping("/api/bodies/{body}/addresses")
    Addresses put(@PathVariable String body, @RequestBody Asked asked) {
        known(body);
        Findings findings = new Findings();
        String email = EmailAddress.normalised(asked.email()).orElse("");
        if (asked.email() == null || asked.email().isBlank()) findings.add("email", "missing");
        else if (email.isEmpty()) findings.add("email", "not-an-email");
        LocalDate from = day(findings, "from", asked.from());
        LocalDate until = day(findings, "until", asked.until());
        if (from != null && until != null && until.isBefore(from)) findings.add("until", "until-before-from");
        List<String> before = contacts.of(body).emails();
        if (!before.contains(email) && before.size() >= ADDRESSES_MAX) findings.add("email", "too-many");
        Seen seen = asked.seen();
        Address known = seen == null
                ? null
                : new Address(
                        email, day(findings, "seen.from", seen.from()), day(findings, "seen.until", seen.until()));
        if (seen != null && seen.nothing() && !new Address(email, null, null).equals(known)) {
            findings.add("seen.absent", "wrong-type");
        }
        findings.orElseReject();
        Address address = new Address(email, from, until);
        boolean done = (seen != null && seen.nothing())
                ? contacts.addAddress(body, address)
                : contacts.putAddress(body, address, known);
        if (!done) {
            throw Rejected.conflict("version-mismatch");
        }
        noted(body);
        return addresses(body);
    }

    @DeleteMapping("/api/bodies/{body}/addresses")
    Addresses remove(@PathVariable String body, @RequestParam String email) {
        known(body);
        String address = EmailAddress.normalised(email).orElseThrow(Rejected::unknown);
        if (!contacts.removeAddress(body, address)) throw Rejected.unknown();
        noted(body);
        return addresses(body);
    }

    /** Who reads one of them acts for the body, so whoever changes them answers for it. */
    private static void noted(String body) {
        AUDIT.info("changed addresses of {} by {}", body, Caller.current().id());
    }

    private Addresses addresses(String body) {
        return new Addresses(register.entry(body).orElseThrow(Rejected::unknown).addresses());
    }

    private void known(String body) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        if (register.facts(Requests.existing(body, Ids::valid)).isEmpty()) throw Rejected.unknown();
    }

    private static @Nullable LocalDate day(Findings findings, String member, @Nullable String text) {
        return text == null || text.isBlank() ? null : findings.day(member, text);
    }
}
