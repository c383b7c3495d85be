package se.samrad.status.rows;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Ids;
import se.samrad.eventing.views.Register;

/** Which row and register a stream's standing belongs in, by the stream's name alone. */
public final class Streams {
    public static final String ROWS = "rows";
    public static final String INVITATION = "invitation";
    public static final String RESPONSE = "response";
    public static final String CONSULTATIONS = "consultations";
    public static final String CONSULTATION = "consultation";
    public static final String BODIES = "bodies";
    public static final String BODY = "body";
    public static final String MEETINGS = "meetings";
    public static final String MEETING = "meeting";
    public static final String NEWS = "news";
    public static final String ITEM = "item";
    public static final String THEMES = "themes";
    public static final String THEME = "theme";
    public static final String LETTERS = "letters";
    public static final String LETTER = "letter";

    /** An answer without an account has this instead of a body's id. */

    /** Who asked to be told of news by mail is nobody's business but theirs, so there is no row of such a letter. */
    private static final Pattern SUBSCRIBER = Pattern.compile("s-[0-9a-f]{32}");

    /** Ends the reason of a receipt that is not for the first that came of a sender; no id has two hyphens in a row. */
    private static final Pattern LATER_DOCUMENT = Pattern.compile("--\\d+$");

    private Streams() {}

    public static @Nullable Register register(String stream) {
        int slash = stream.indexOf('/');
        if (slash < 1 || slash == stream.length() - 1) return null;
        String id = stream.substring(slash + 1);
        return switch (stream.substring(0, slash)) {
            case "consultations" -> one(CONSULTATIONS, id, CONSULTATION);
            case "invitations" -> row(id, INVITATION);
            case "responses" -> row(id, RESPONSE);
            case "bodies" -> one(BODIES, id, BODY);
            case "meetings" -> one(MEETINGS, id, MEETING);
            case "news" -> one(NEWS, id, ITEM);
            case "themes" -> one(THEMES, id, THEME);
            case "letters" -> letter(id);
            default -> null;
        };
    }

    private static @Nullable Register one(String collection, String id, String field) {
        return id.contains("/") ? null : new Register(collection, id, field, Map.of());
    }

    private static @Nullable Register row(String id, String field) {
        int slash = id.indexOf('/');
        if (slash < 1 || slash == id.length() - 1 || id.indexOf('/', slash + 1) >= 0) return null;
        String body = id.substring(slash + 1);
        return new Register(
                ROWS,
                id,
                field,
                Map.of("consultation", id.substring(0, slash), "body", body, "person", Ids.withoutAccount(body)));
    }

    private static @Nullable Register letter(String id) {
        int slash = id.lastIndexOf('/');
        if (slash < 1 || slash == id.length() - 1) return null;
        String reason = id.substring(0, slash);
        String recipient = id.substring(slash + 1);
        if (SUBSCRIBER.matcher(recipient).matches()) return null;
        // The reason is the kind of letter and the consultation that it is about.
        String consultation = LATER_DOCUMENT
                .matcher(reason.substring(reason.indexOf('-') + 1))
                .replaceFirst("");
        return new Register(
                LETTERS, id, LETTER, Map.of("reason", reason, "recipient", recipient, "consultation", consultation));
    }

    public static String consultation(String id) {
        return "consultations/" + id;
    }

    public static String invitation(String consultation, String body) {
        return "invitations/" + consultation + "/" + body;
    }

    public static String response(String consultation, String body) {
        return "responses/" + consultation + "/" + body;
    }
}
