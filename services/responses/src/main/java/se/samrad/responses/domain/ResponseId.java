package se.samrad.responses.domain;

import java.util.Optional;
import java.util.regex.Pattern;
import se.samrad.contracts.Ids;
import se.samrad.eventing.Rejected;

/**
 * Names a response.
 *
 * @param sender id of the body, or {@code p-} and 32 hexadecimal digits for one without an account
 */
public record ResponseId(String consultation, String sender) {
    private static final Pattern WITHOUT_ACCOUNT = Pattern.compile("p-[0-9a-f]{32}");

    /** Empty when no response can have this id. */
    public static Optional<ResponseId> parse(String text) {
        int parted = text.indexOf("--");
        if (parted < 0) return Optional.empty();
        String consultation = text.substring(0, parted);
        String sender = text.substring(parted + 2);
        if (!Ids.valid(consultation) || !Ids.valid(sender)) return Optional.empty();
        return Optional.of(new ResponseId(consultation, sender));
    }

    /** @throws Rejected unknown, when no response can have this id */
    public static ResponseId existing(String text) {
        return parse(text).orElseThrow(Rejected::unknown);
    }

    /** Whether a sender's id is of the form that is kept for answers without an account, which no body can have. */
    public static boolean withoutAccount(String sender) {
        return WITHOUT_ACCOUNT.matcher(sender).matches();
    }

    public String stream() {
        return "responses/" + consultation + "/" + sender;
    }

    public String text() {
        return Ids.response(consultation, sender);
    }
}
