package se.samrad.contracts;

import java.util.List;

/**
 * What somebody may do, as the scopes of an access token. A representative's scope names the body: {@code body:<id>}; whoever reads
 * the body's registered address has {@code registered:<id>} beside it, and may say who else acts for the body. {@code author:<id>}
 * beside it takes away: its bearer writes what the body answers and does not send it.
 */
public final class Scopes {
    public static final String CASE_OFFICER = "staff:handlaggare";
    public static final String REGISTRAR = "staff:registrator";
    public static final String COMMUNICATOR = "staff:kommunikator";
    public static final String ADMIN = "staff:admin";
    /** Opens what is sealed off, and seals it off or not. It is no part of {@link #STAFF}: nobody has it by being something else. */
    public static final String SECURITY = "staff:sakerhet";

    public static final String BODY_PREFIX = "body:";
    public static final String REGISTERED_PREFIX = "registered:";
    public static final String AUTHOR_PREFIX = "author:";

    public static final List<String> STAFF = List.of(CASE_OFFICER, REGISTRAR, COMMUNICATOR, ADMIN);

    /** Those and the security role: whoever works for the authority. */
    public static final List<String> EVERYBODY_OF_STAFF =
            List.of(CASE_OFFICER, REGISTRAR, COMMUNICATOR, ADMIN, SECURITY);

    /** Why a token is refused to somebody whose address stands for no body any longer. */
    public static final String NO_BODY = "no-body";

    private Scopes() {}

    public static String body(String id) {
        return BODY_PREFIX + id;
    }

    public static String registered(String id) {
        return REGISTERED_PREFIX + id;
    }

    public static String author(String id) {
        return AUTHOR_PREFIX + id;
    }
}
