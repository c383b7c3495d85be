package se.samrad.identity.staff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Scopes;
import se.samrad.identity.Derived;
import se.samrad.identity.IdentitySettings;

/**
 * The accounts with a password: the demonstration's five, or an administrator and whoever opens what is sealed off. They live as long as the settings say so;
 * an organisation's own accounts come by federation instead.
 */
@Component
public class StaffAccounts {
    private static final String ADMIN = "admin";
    private static final String SECURITY = "sakerhet";
    private static final List<Role> ROLES = List.of(
            new Role("handlaggare", "Handläggare", List.of(Scopes.CASE_OFFICER)),
            new Role("registrator", "Registrator", List.of(Scopes.REGISTRAR)),
            new Role("kommunikator", "Kommunikatör", List.of(Scopes.COMMUNICATOR)),
            new Role(SECURITY, "Säkerhetsskydd", List.of(Scopes.SECURITY)),
            new Role(ADMIN, "Administratör", Scopes.STAFF));

    private record Role(String account, String name, List<String> scopes) {}

    /** @param scopes what the account may do */
    public record Account(String id, String name, List<String> scopes, String passwordHash) {
        @Override
        public String toString() {
            return "Account[" + id + "]";
        }
    }

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final String nobodysHash;

    StaffAccounts(IdentitySettings settings) {
        Map<String, String> passwords = settings.demo()
                ? settings.demoAccounts()
                : Map.of(
                        ADMIN, settings.adminPassword(),
                        SECURITY, settings.sealing().password());
        for (Role role : ROLES) {
            String password = passwords.get(role.account());
            if (password != null && !password.isBlank()) {
                accounts.put(role.account(), new Account(role.account(), role.name(), role.scopes(), hash(password)));
            }
        }
        this.nobodysHash = hash(Derived.token());
    }

    private String hash(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("a password cannot be hashed");
        }
        return hash;
    }

    public Optional<Account> find(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /** The account, if the password is its own. Takes as long for a name that does not exist. */
    Optional<Account> signIn(String id, String password) {
        Optional<Account> account = find(id);
        boolean right =
                encoder.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
        return right ? account : Optional.empty();
    }
}
