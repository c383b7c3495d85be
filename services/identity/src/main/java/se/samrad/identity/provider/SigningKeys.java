package se.samrad.identity.provider;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.samrad.identity.IdentitySettings;
import se.samrad.identity.domain.KeyRing;

/**
 * The keys that sign tokens: made at the first start, kept in the database with the private part sealed under the service
 * token, followed by a new one by age, and shown for as long as anything they signed may live.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final int RSA_BITS = 2048;
    private static final Duration READ_EVERY = Duration.ofMinutes(1);

    private final MongoCollection<Document> keys;
    private final Seal seal;
    private final Clock clock;
    private final Set<String> unopened = ConcurrentHashMap.newKeySet();
    private final Lock lock = new ReentrantLock();
    private volatile Ring ring = new Ring(List.of(), Instant.MIN);

    /** @param keys the one that signs first */
    private record Ring(List<JWK> keys, Instant read) {}

    SigningKeys(MongoDatabase database, IdentitySettings settings, Clock clock) {
        this.keys = database.getCollection("keys");
        this.seal = new Seal(settings.serviceToken(), "identity-keys");
        this.clock = clock;
        current();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(current()));
    }

    /** Every key to show; the first one signs. */
    List<JWK> current() {
        Instant now = clock.instant();
        if (fresh(now)) {
            return ring.keys();
        }
        lock.lock();
        try {
            if (!fresh(now)) {
                ring = new Ring(read(now), now);
            }
            return ring.keys();
        } finally {
            lock.unlock();
        }
    }

    private boolean fresh(Instant now) {
        Ring known = ring;
        return !known.keys().isEmpty() && now.isBefore(known.read().plus(READ_EVERY));
    }

    private record Kept(KeyRing.Key key, JWK jwk) {}

    private List<JWK> read(Instant now) {
        List<Kept> kept = kept();
        if (plan(kept, now).newKeyDue()) {
            make(now);
            kept = kept();
        }
        KeyRing.Plan plan = plan(kept, now);
        plan.obsolete().forEach(id -> keys.deleteOne(eq("_id", id)));
        String signer = plan.signer().orElseThrow(() -> new IllegalStateException("no key can sign"));
        return kept.stream()
                .filter(key -> !plan.obsolete().contains(key.key().id()))
                .sorted(Comparator.comparing(key -> !key.key().id().equals(signer)))
                .map(Kept::jwk)
                .toList();
    }

    private static KeyRing.Plan plan(List<Kept> kept, Instant now) {
        return KeyRing.plan(kept.stream().map(Kept::key).toList(), now);
    }

    private List<Kept> kept() {
        List<Kept> found = new ArrayList<>();
        for (Document document : keys.find()) {
            found.add(opened(document));
        }
        return Collections.unmodifiableList(found);
    }

    private Kept opened(Document document) {
        String id = document.getString("_id");
        Instant created = document.getDate("created").toInstant();
        try {
            String whole = new String(seal.open(document.getString("private"), id), UTF_8);
            return new Kept(new KeyRing.Key(id, created, true), RSAKey.parse(whole));
        } catch (GeneralSecurityException e) {
            if (unopened.add(id)) {
                LOG.warn("signing key {} cannot be opened: the service token has changed. It is still shown.", id);
            }
            return new Kept(new KeyRing.Key(id, created, false), shown(document));
        } catch (ParseException e) {
            throw new IllegalStateException("signing key " + id + " cannot be read", e);
        }
    }

    private static JWK shown(Document document) {
        try {
            return RSAKey.parse(document.getString("public"));
        } catch (ParseException e) {
            throw new IllegalStateException("signing key " + document.getString("_id") + " cannot be read", e);
        }
    }

    private void make(Instant now) {
        try {
            RSAKey key = new RSAKeyGenerator(RSA_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            keys.insertOne(new Document("_id", key.getKeyID())
                    .append("created", now)
                    .append("public", key.toPublicJWK().toJSONString())
                    .append("private", seal.seal(key.toJSONString().getBytes(UTF_8), key.getKeyID())));
            LOG.info("made signing key {}", key.getKeyID());
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException("a signing key cannot be made", e);
        }
    }
}
