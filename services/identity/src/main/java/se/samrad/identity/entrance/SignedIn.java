package se.samrad.identity.entrance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import se.samrad.identity.domain.Login;
import se.samrad.identity.domain.Person;

/** A login as Spring Security carries it. Its only authority says how and when it was shown; rights stand in tokens. */
public final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;
    private final transient Login login;

    public SignedIn(Login login) {
        super(List.of(factor(login)));
        this.login = login;
        super.setAuthenticated(true);
    }

    private static GrantedAuthority factor(Login login) {
        String factor = switch (login.person()) {
            case Person.Staff staff -> FactorGrantedAuthority.PASSWORD_AUTHORITY;
            case Person.Representative representative -> FactorGrantedAuthority.OTT_AUTHORITY;
        };
        return FactorGrantedAuthority.withAuthority(factor)
                .issuedAt(login.since())
                .build();
    }

    public Login login() {
        return login;
    }

    @Override
    public Object getPrincipal() {
        return login;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return login.person().account();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn signedIn && signedIn.login.equals(login);
    }

    @Override
    public int hashCode() {
        return login.hashCode();
    }
}
