package se.samrad.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who signed in and what was refused, one line each. Never an address, a code, a password or a token. */
@Component
public class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger("samrad.audit");

    /** What is worth remembering. An account is an opaque id or a staff account's name. */
    public sealed interface Event {
        record SignedIn(String account, Way way) implements Event {}

        record SignInRefused(Way way, String reason) implements Event {}

        record SignedOut(String account) implements Event {}

        /** The login is over because the account, or its last body, is gone. */
        record AccessLost(String account) implements Event {}

        /** A refresh token came back long after its use: somebody else may have it, so the login was ended. */
        record RefreshTokenReused(String account) implements Event {}
    }

    /** How somebody shows who they are. */
    public enum Way {
        PASSWORD,
        CODE
    }

    public void record(Event event) {
        switch (event) {
            case Event.SignedIn e ->
                LOG.atInfo()
                        .addKeyValue("event", "signed-in")
                        .addKeyValue("account", e.account())
                        .addKeyValue("way", e.way())
                        .log("signed-in account={} way={}", e.account(), e.way());
            case Event.SignInRefused e ->
                LOG.atInfo()
                        .addKeyValue("event", "sign-in-refused")
                        .addKeyValue("way", e.way())
                        .addKeyValue("reason", e.reason())
                        .log("sign-in-refused way={} reason={}", e.way(), e.reason());
            case Event.SignedOut e ->
                LOG.atInfo()
                        .addKeyValue("event", "signed-out")
                        .addKeyValue("account", e.account())
                        .log("signed-out account={}", e.account());
            case Event.AccessLost e ->
                LOG.atInfo()
                        .addKeyValue("event", "access-lost")
                        .addKeyValue("account", e.account())
                        .log("access-lost account={}", e.account());
            case Event.RefreshTokenReused e ->
                LOG.atWarn()
                        .addKeyValue("event", "refresh-token-reused")
                        .addKeyValue("account", e.account())
                        .log("refresh-token-reused account={}", e.account());
        }
    }
}
