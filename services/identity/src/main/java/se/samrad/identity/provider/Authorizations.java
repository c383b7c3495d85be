package se.samrad.identity.provider;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import se.samrad.identity.AuditTrail;
import se.samrad.identity.Derived;
import se.samrad.identity.domain.RefreshUse;

/**
 * The logins that are alive, in MongoDB, so that they survive a restart. One document per login; beside it one small document
 * per token, named by the token's hash, which leads to the login and remembers the token's first use. No token itself is kept.
 */
@Component
class Authorizations implements OAuth2AuthorizationService {
    private static final long SWEEP_EVERY_MS = 300_000;
    private static final String USED = "used";

    private final MongoCollection<Document> logins;
    private final MongoCollection<Document> tokens;
    private final AuthorizationDocuments documents;
    private final AuditTrail audit;
    private final Clock clock;

    Authorizations(MongoDatabase database, RegisteredClientRepository clients, AuditTrail audit, Clock clock) {
        this.logins = database.getCollection("logins");
        this.tokens = database.getCollection("tokens");
        this.logins.createIndex(Indexes.ascending("expires"));
        this.tokens.createIndex(Indexes.ascending("expires"));
        this.tokens.createIndex(Indexes.ascending("login"));
        this.documents = new AuthorizationDocuments(clients);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        Presented presented = authorization.getAttribute(Presented.ATTRIBUTE);
        if (presented != null && !presented.spent()) {
            useUp(presented, authorization);
        }
        Document login = documents.write(authorization);
        boolean known = Boolean.TRUE.equals(authorization.getAttribute(AuthorizationDocuments.KEPT));
        if (!known) {
            logins.insertOne(login);
        } else if (logins.replaceOne(eq("_id", authorization.getId()), login).getMatchedCount() == 0) {
            // Signed out meanwhile: it must not come back to life.
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        for (Document token : documents.newTokens(authorization, login)) {
            if (presented == null || !presented.hash().equals(token.getString("_id"))) {
                tokens.replaceOne(eq("_id", token.getString("_id")), token, new ReplaceOptions().upsert(true));
            }
        }
    }

    /** An authorization code is good for one exchange, whoever is first; a refresh token's first use is remembered. */
    private void useUp(Presented presented, OAuth2Authorization authorization) {
        if (presented.kind().equals(AuthorizationDocuments.CODE)) {
            var code = authorization.getToken(OAuth2AuthorizationCode.class);
            if (code != null && code.isInvalidated() && firstUse(presented.hash()) != null) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
            }
        } else if (presented.kind().equals(AuthorizationDocuments.REFRESH)) {
            var refresh = authorization.getRefreshToken();
            if (refresh != null
                    && !AuthorizationDocuments.hash(refresh.getToken()).equals(presented.hash())) {
                firstUse(presented.hash());
            }
        }
    }

    /** Marks a token as used now, unless it was before; answers when that was. Exactly one caller is told that it is the first. */
    private @Nullable Instant firstUse(String hash) {
        Document before = tokens.findOneAndUpdate(
                eq("_id", hash),
                Updates.min(USED, clock.instant()),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE));
        return before == null ? clock.instant() : instant(before, USED);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        logins.deleteOne(eq("_id", authorization.getId()));
        tokens.deleteMany(eq("login", authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        Document login = logins.find(eq("_id", id)).first();
        return login == null ? null : documents.read(login, null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String value, @Nullable OAuth2TokenType type) {
        String hash = Derived.sha256(value);
        Document token = tokens.find(eq("_id", hash)).first();
        if (token == null || (type != null && !type.getValue().equals(token.getString("kind")))) {
            return null;
        }
        Document login = logins.find(eq("_id", token.getString("login"))).first();
        if (login == null) {
            return null;
        }
        String kind = token.getString("kind");
        var found = documents.read(
                login, new Presented(kind, hash, value, required(token, "issued"), required(token, "expires"), false));
        if (kind.equals(AuthorizationDocuments.REFRESH)
                && RefreshUse.of(instant(token, USED), clock.instant()) == RefreshUse.STOLEN) {
            remove(found);
            audit.record(new AuditTrail.Event.RefreshTokenReused(found.getPrincipalName()));
            return null;
        }
        return found;
    }

    @Scheduled(fixedDelay = SWEEP_EVERY_MS)
    void sweep() {
        Instant now = clock.instant();
        tokens.deleteMany(lt("expires", now));
        logins.deleteMany(lt("expires", now));
    }

    private static Instant required(Document document, String field) {
        Instant instant = instant(document, field);
        if (instant == null) {
            throw new IllegalStateException("a token without " + field);
        }
        return instant;
    }

    private static @Nullable Instant instant(Document document, String field) {
        Date date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
