package se.samrad.identity.entrance;

/** The pages of this service. */
public final class Paths {
    public static final String CHOICE = "/login/val";
    public static final String STAFF = "/login";
    public static final String CODE = "/login/kod";
    public static final String CODE_ENTRY = "/login/kod/skriv";
    public static final String CODE_AGAIN = "/login/kod/ny";

    /** A form that lay open for too long is shown again here, with what was typed. */
    public static final String STAFF_STALE = "/login/igen";

    public static final String CODE_STALE = "/login/kod/igen";
    public static final String CODE_ENTRY_STALE = "/login/kod/skriv/igen";

    private Paths() {}
}
