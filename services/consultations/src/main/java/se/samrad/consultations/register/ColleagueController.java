package se.samrad.consultations.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.EmailAddress;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;

/**
 * Who may act for a body: those who read its registered addresses and the colleagues that they, and only they, name. And, for other services,
 * the addresses at the moment of sending: they ask each time and keep nothing.
 */
@RestController
class ColleagueController {
    private static final int COLLEAGUES_MAX = 50;

    enum Role {
        REGISTERED,
        /** Writes and sends. */
        APPROVER,
        /** Writes what somebody else sends. */
        AUTHOR
    }

    record Holder(String email, Role role) {}

    record Holders(List<Holder> items) {}

    /** What a colleague can be made; the registered address follows from the register. */
    enum Given {
        APPROVER,
        AUTHOR
    }

    record Named(@Nullable String email, @Nullable Given role) {}

    record Addresses(String body, List<String> emails, List<Holder> colleagues) {}

    /** A body for which somebody may act, and as what. */
    record ActsFor(String body, String name, Role role) {}

    record ActsForAll(List<ActsFor> bodies) {}

    private final Contacts contacts;
    private final BodyRegister register;
    private final Today today;

    ColleagueController(Contacts contacts, BodyRegister register, Today today) {
        this.today = today;
        this.contacts = contacts;
        this.register = register;
    }

    @GetMapping("/api/bodies/{body}/colleagues")
    Holders colleagues(@PathVariable String body) {
        known(allowed(body));
        return holders(body);
    }

    @PostMapping("/api/bodies/{body}/colleagues")
    Holders add(@PathVariable String body, @RequestBody Named named) {
        known(naming(body));
        name(body, named, Caller.current().id());
        return holders(body);
    }

    @DeleteMapping("/api/bodies/{body}/colleagues")
    Holders remove(@PathVariable String body, @RequestParam String email) {
        drop(removing(body), email);
        return holders(body);
    }

    @GetMapping(path = "/internal/contacts/{body}")
    Addresses addresses(@PathVariable String body) {
        known(Requests.existing(body, Ids::valid));
        return new Addresses(body, reached(body), colleagueHolders(body));
    }

    @GetMapping(path = "/internal/contacts")
    ActsForAll bodiesOf(@RequestParam String email) {
        String address = EmailAddress.normalised(email).orElse("");
        if (address.isEmpty()) return new ActsForAll(List.of());
        Map<String, Role> roles = new LinkedHashMap<>();
        for (String body : contacts.bodiesOf(address, today.inSweden())) {
            boolean registered = registered(body).contains(address);
            roles.put(
                    body,
                    registered
                            ? Role.REGISTERED
                            : role(contacts.colleaguesOf(body).get(address)));
            // Who gets a body's letters answers for it.
            if (registered) for (String same : unreached(body)) roles.putIfAbsent(same, Role.REGISTERED);
        }
        List<ActsFor> bodies = new ArrayList<>();
        roles.forEach((body, role) -> name(body).ifPresent(name -> bodies.add(new ActsFor(body, name, role))));
        return new ActsForAll(bodies);
    }

    private Optional<String> name(String body) {
        Contacts.Person person = contacts.of(body).person();
        return person == null ? register.facts(body).map(BodyFacts::name) : Optional.of(person.name());
    }

    /** The addresses of a body that are valid today. */
    private List<String> registered(String body) {
        return contacts.valid(body, today.inSweden());
    }

    /** A body's own addresses, or else those of the bodies that are the same. */
    private List<String> reached(String body) {
        List<String> own = registered(body);
        if (!own.isEmpty()) return own;
        Set<String> emails = new LinkedHashSet<>();
        for (String same : register.same(body)) emails.addAll(registered(same));
        return List.copyOf(emails);
    }

    /** The bodies that are the same as this one and have no address of their own. */
    private List<String> unreached(String body) {
        return register.same(body).stream()
                .filter(same -> registered(same).isEmpty())
                .toList();
    }

    private static String allowed(String body) {
        Caller.current()
                .requireOwn(Scopes.body(Requests.existing(body, Ids::valid)), Scopes.CASE_OFFICER, Scopes.ADMIN);
        return body;
    }

    /**
     * A colleague acts for the body but does not say who else may: only the registered address does. Nor do staff, who could
     * name themselves and read what the body writes in private.
     */
    private static String naming(String body) {
        allowed(body);
        Caller.current().require(Scopes.registered(body));
        return body;
    }

    private static String removing(String body) {
        allowed(body);
        Caller.current().require(Scopes.registered(body), Scopes.CASE_OFFICER, Scopes.ADMIN);
        return body;
    }

    private void known(String body) {
        if (register.facts(body).isEmpty()) throw Rejected.unknown();
    }

    private void name(String body, Named named, String by) {
        if (named.email() == null || named.email().isBlank()) throw Rejected.member("email", "missing");
        String email =
                EmailAddress.normalised(named.email()).orElseThrow(() -> Rejected.member("email", "not-an-email"));
        boolean author = named.role() == Given.AUTHOR;
        Map<String, Boolean> colleagues = contacts.colleaguesOf(body);
        Boolean before = colleagues.get(email);
        boolean same = before != null && before == author;
        if (registered(body).contains(email) || same) return;
        if (before == null && colleagues.size() >= COLLEAGUES_MAX) throw Rejected.member("email", "too-many");
        contacts.putColleague(body, email, author, by);
    }

    private void drop(String body, String email) {
        String address = EmailAddress.normalised(email).orElseThrow(Rejected::unknown);
        if (registered(body).contains(address)) throw Rejected.member("email", "registered-address");
        if (!contacts.removeColleague(body, address)) throw Rejected.unknown();
    }

    private Holders holders(String body) {
        List<Holder> holders = new ArrayList<>();
        for (String email : registered(body)) holders.add(new Holder(email, Role.REGISTERED));
        holders.addAll(colleagueHolders(body));
        return new Holders(holders);
    }

    private List<Holder> colleagueHolders(String body) {
        return contacts.colleaguesOf(body).entrySet().stream()
                .map(each -> new Holder(each.getKey(), role(each.getValue())))
                .toList();
    }

    /** Whoever is removed while they are looked up is nobody who sends. */
    private static Role role(@Nullable Boolean author) {
        return author == null || author ? Role.AUTHOR : Role.APPROVER;
    }
}
