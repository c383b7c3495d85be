package se.samrad.contracts;

import java.util.regex.Pattern;

/** Ids in paths and stream names. */
public final class Ids {
    public static final int LENGTH_MIN = 3;
    public static final int LENGTH_MAX = 80;

    /** Regular expression of the ids of senders without an account; no body can have one. */
    public static final String WITHOUT_ACCOUNT = "p-[0-9a-f]{32}";

    private static final Pattern SENDER_WITHOUT_ACCOUNT = Pattern.compile(WITHOUT_ACCOUNT);
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]+");

    private Ids() {}

    /**
     * Whether a caller may choose this id: 3 to 80 lower-case letters a–z, digits and hyphens, no two hyphens in a row
     * (these separate the two ids in a response's own id) and none at either end.
     */
    public static boolean valid(String id) {
        return id.length() >= LENGTH_MIN
                && id.length() <= LENGTH_MAX
                && SHAPE.matcher(id).matches()
                && !id.contains("--")
                && !id.startsWith("-")
                && !id.endsWith("-");
    }

    /** Whether a sender's id is one of {@link #WITHOUT_ACCOUNT}. */
    public static boolean withoutAccount(String sender) {
        return SENDER_WITHOUT_ACCOUNT.matcher(sender).matches();
    }

    /** The id of a response: {@code <consultation>--<body>}. */
    public static String response(String consultation, String sender) {
        return consultation + "--" + sender;
    }
}
