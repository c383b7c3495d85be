package se.samrad.portal.backend;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;

/** Reads the scopes of an access token that came straight from the token endpoint; whoever acts on them checks the signature. */
public final class AccessTokens {
    private AccessTokens() {}

    public static List<String> scopes(String token) {
        try {
            JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
            Object scope = claims.getClaim("scope");
            if (scope instanceof List<?> list)
                return list.stream().map(String::valueOf).toList();
            return scope instanceof String text ? Arrays.asList(text.split(" ")) : List.of();
        } catch (ParseException e) {
            return List.of(); // an opaque token grants nothing here
        }
    }
}
