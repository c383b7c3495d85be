package se.samrad.identity.provider;

import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import se.samrad.identity.Derived;
import se.samrad.identity.domain.Login;
import se.samrad.identity.domain.Person;
import se.samrad.identity.entrance.SignedIn;

/** A login as a document: written out by hand, because what is stored for years should not be a Java class's private life. */
final class AuthorizationDocuments {
    static final String KEPT = "samrad.kept";
    static final String CODE = OAuth2ParameterNames.CODE;
    static final String ACCESS = OAuth2TokenType.ACCESS_TOKEN.getValue();
    static final String REFRESH = OAuth2TokenType.REFRESH_TOKEN.getValue();
    static final String IDENTITY = OidcParameterNames.ID_TOKEN;

    private static final String PRINCIPAL = java.security.Principal.class.getName();
    private static final String REQUEST = OAuth2AuthorizationRequest.class.getName();

    /** Stands for a token that only its owner has. */
    private static final String HASHED = "sha256:";

    /** Of what else came with the request, only this is needed later. */
    private static final Set<String> PARAMETERS = Set.of(
            PkceParameterNames.CODE_CHALLENGE, PkceParameterNames.CODE_CHALLENGE_METHOD, OidcParameterNames.NONCE);

    private final RegisteredClientRepository clients;

    AuthorizationDocuments(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    static String hash(OAuth2Token token) {
        String value = token.getTokenValue();
        return value.startsWith(HASHED) ? value.substring(HASHED.length()) : Derived.sha256(value);
    }

    Document write(OAuth2Authorization authorization) {
        var document = new Document("_id", authorization.getId())
                .append("client", authorization.getRegisteredClientId())
                .append("account", authorization.getPrincipalName())
                .append("grant", authorization.getAuthorizationGrantType().getValue())
                .append("scopes", List.copyOf(authorization.getAuthorizedScopes()));
        if (authorization.getAttribute(PRINCIPAL) instanceof SignedIn signedIn) {
            document.append("login", login(signedIn.login()));
        }
        if (authorization.getAttribute(REQUEST) instanceof OAuth2AuthorizationRequest request) {
            document.append("request", request(request));
        }
        Instant expires = Instant.EPOCH;
        for (var token : tokens(authorization)) {
            Document written = token(token.token());
            document.append(token.kind(), written);
            Instant until = token.token().getToken().getExpiresAt();
            if (until != null && until.isAfter(expires)) {
                expires = until;
            }
        }
        return document.append("expires", expires);
    }

    private record Kind(String kind, OAuth2Authorization.Token<? extends OAuth2Token> token) {}

    private static List<Kind> tokens(OAuth2Authorization authorization) {
        List<Kind> tokens = new ArrayList<>();
        add(tokens, CODE, authorization.getToken(OAuth2AuthorizationCode.class));
        add(tokens, ACCESS, authorization.getAccessToken());
        add(tokens, REFRESH, authorization.getRefreshToken());
        add(tokens, IDENTITY, authorization.getToken(OidcIdToken.class));
        return tokens;
    }

    private static void add(
            List<Kind> tokens, String kind, OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        if (token != null) {
            tokens.add(new Kind(kind, token));
        }
    }

    /** The way to the login from each token that is new in it. */
    List<Document> newTokens(OAuth2Authorization authorization, Document login) {
        return tokens(authorization).stream()
                .filter(kind -> !kind.token().getToken().getTokenValue().startsWith(HASHED))
                .map(kind -> {
                    OAuth2Token token = kind.token().getToken();
                    // An identity token is shown again at sign-out, which may come long after it has expired.
                    Object expires = kind.kind().equals(IDENTITY) ? login.get("expires") : token.getExpiresAt();
                    return new Document("_id", hash(token))
                            .append("kind", kind.kind())
                            .append("login", authorization.getId())
                            .append("issued", token.getIssuedAt())
                            .append("expires", expires);
                })
                .toList();
    }

    private static Document login(Login login) {
        var document = new Document("id", login.id()).append("since", login.since());
        return switch (login.person()) {
            case Person.Staff staff -> document.append("kind", "staff").append("account", staff.account());
            case Person.Representative representative ->
                document.append("kind", "representative")
                        .append("account", representative.account())
                        .append("email", representative.email());
        };
    }

    private static Document request(OAuth2AuthorizationRequest request) {
        var parameters = new Document();
        request.getAdditionalParameters().forEach((name, value) -> {
            if (PARAMETERS.contains(name)) {
                parameters.append(name, String.valueOf(value));
            }
        });
        return new Document("uri", request.getAuthorizationUri())
                .append("client", request.getClientId())
                .append("redirect", request.getRedirectUri())
                .append("state", request.getState())
                .append("scopes", List.copyOf(request.getScopes()))
                .append("parameters", parameters);
    }

    private static Document token(OAuth2Authorization.Token<? extends OAuth2Token> token) {
        var document = new Document("hash", hash(token.getToken()))
                .append("issued", token.getToken().getIssuedAt())
                .append("expires", token.getToken().getExpiresAt())
                .append("invalidated", token.isInvalidated());
        if (token.getToken() instanceof OAuth2AccessToken access) {
            document.append("scopes", List.copyOf(access.getScopes()));
        }
        Map<String, Object> claims = token.getClaims();
        if (claims != null) {
            var written = new Document();
            claims.forEach((name, value) -> written.append(name, claim(value)));
            document.append("claims", written);
        }
        return document;
    }

    private static Object claim(Object value) {
        return switch (value) {
            case Collection<?> many -> new ArrayList<>(many);
            case URL url -> url.toString();
            default -> value;
        };
    }

    OAuth2Authorization read(Document document, @Nullable Presented presented) {
        RegisteredClient client = clients.findById(document.getString("client"));
        if (client == null) {
            throw new IllegalStateException("there is no client " + document.getString("client") + " any more");
        }
        var builder = OAuth2Authorization.withRegisteredClient(client)
                .id(document.getString("_id"))
                .principalName(document.getString("account"))
                .authorizationGrantType(new AuthorizationGrantType(document.getString("grant")))
                .authorizedScopes(new LinkedHashSet<>(document.getList("scopes", String.class)))
                .attribute(KEPT, true);
        Document login = document.get("login", Document.class);
        if (login != null) {
            builder.attribute(PRINCIPAL, new SignedIn(login(login)));
        }
        Document request = document.get("request", Document.class);
        if (request != null) {
            builder.attribute(REQUEST, request(request));
        }
        boolean spent = false;
        for (String kind : List.of(CODE, ACCESS, REFRESH, IDENTITY)) {
            Document token = document.get(kind, Document.class);
            if (token != null) {
                Presented shown = presented != null && presented.kind().equals(kind) ? presented : null;
                boolean invalidated = token.getBoolean("invalidated", false);
                spent |= shown != null && invalidated;
                builder.token(token(kind, token, shown), metadata -> metadata.putAll(metadata(token, invalidated)));
            }
        }
        if (presented != null) {
            builder.attribute(Presented.ATTRIBUTE, presented.withSpent(spent));
        }
        return builder.build();
    }

    private static Login login(Document login) {
        String account = login.getString("account");
        Person person = login.getString("kind").equals("staff")
                ? new Person.Staff(account)
                : new Person.Representative(account, login.getString("email"));
        return new Login(login.getString("id"), person, login.getDate("since").toInstant());
    }

    private static OAuth2AuthorizationRequest request(Document request) {
        Map<String, Object> parameters = new HashMap<>(request.get("parameters", Document.class));
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(request.getString("uri"))
                .clientId(request.getString("client"))
                .redirectUri(request.getString("redirect"))
                .state(request.getString("state"))
                .scopes(new LinkedHashSet<>(request.getList("scopes", String.class)))
                .additionalParameters(parameters)
                .build();
    }

    private static OAuth2Token token(String kind, Document token, @Nullable Presented shown) {
        String value = shown == null ? HASHED + token.getString("hash") : shown.value();
        Instant issued = token.getDate("issued").toInstant();
        Instant expires = token.getDate("expires").toInstant();
        if (kind.equals(CODE)) {
            return new OAuth2AuthorizationCode(value, issued, expires);
        }
        if (kind.equals(ACCESS)) {
            var scopes = new HashSet<>(token.getList("scopes", String.class));
            return new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, value, issued, expires, scopes);
        }
        if (kind.equals(REFRESH)) {
            // A refresh token presented for the second time is an older one than the login's own.
            return shown == null
                    ? new OAuth2RefreshToken(value, issued, expires)
                    : new OAuth2RefreshToken(value, shown.issued(), shown.expires());
        }
        return new OidcIdToken(value, issued, expires, claims(token));
    }

    private static Map<String, Object> metadata(Document token, boolean invalidated) {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, invalidated);
        if (token.containsKey("claims")) {
            metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, claims(token));
        }
        return metadata;
    }

    private static Map<String, Object> claims(Document token) {
        Map<String, Object> claims = new HashMap<>();
        token.get("claims", Document.class).forEach((name, value) -> claims.put(name, read(name, value)));
        return claims;
    }

    /** Times are instants, but for the time of sign-in, which Spring puts into the next identity token as a date. */
    private static Object read(String name, Object value) {
        return value instanceof Date date && !name.equals(IdTokenClaimNames.AUTH_TIME) ? date.toInstant() : value;
    }
}
