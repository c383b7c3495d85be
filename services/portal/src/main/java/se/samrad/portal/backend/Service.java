package se.samrad.portal.backend;

import java.util.Locale;

/** The services behind the portal. */
public enum Service {
    CONSULTATIONS,
    RESPONSES,
    MEETINGS,
    NEWS,
    STATUS,
    MAIL,
    IDENTITY;

    /** The service's name, as in the setting {@code samrad.services.<name>}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
