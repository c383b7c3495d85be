package se.samrad.identity.provider;

import java.time.Clock;
import org.springframework.stereotype.Component;
import se.samrad.identity.domain.Login;
import se.samrad.identity.domain.Person;
import se.samrad.identity.domain.Standing;
import se.samrad.identity.representatives.BodyRegister;
import se.samrad.identity.staff.StaffAccounts;

/** Looks up, each time a token is made, what a login is worth now. */
@Component
class Standings {
    private final StaffAccounts staff;
    private final BodyRegister register;
    private final Clock clock;

    Standings(StaffAccounts staff, BodyRegister register, Clock clock) {
        this.staff = staff;
        this.register = register;
        this.clock = clock;
    }

    Standing of(Login login) {
        if (login.over(clock.instant())) {
            return new Standing.Gone();
        }
        return switch (login.person()) {
            case Person.Staff person ->
                staff.find(person.account())
                        .map(account -> Standing.staff(account.name(), account.scopes()))
                        .orElseGet(Standing.Gone::new);
            case Person.Representative person ->
                register.bodiesOf(person.email()).map(Standing::representative).orElseGet(Standing.Unknown::new);
        };
    }
}
