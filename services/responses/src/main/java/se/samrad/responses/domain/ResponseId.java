package se.samrad.responses.domain;

import java.util.Optional;
import se.samrad.contracts.Ids;
import se.samrad.eventing.Rejected;

/**
 * Names a response.
 *
 * @param sender id of the body, or {@link Ids#WITHOUT_ACCOUNT}
 */
public record ResponseId(String consultation, String sender) {
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

    public String stream() {
        return "responses/" + consultation + "/" + sender;
    }

    public String text() {
        return Ids.response(consultation, sender);
    }

    /** Something that came, as the register of the case names it: all that comes after the first is a record of its own. */
    public String filing(long since) {
        return since == 1 ? text() : text() + "--" + since;
    }

    /** @param record version of the event by which it came */
    public record Filed(ResponseId response, long record) {}

    /** What {@link #filing} has named. */
    public static Filed filed(String filing) {
        String[] parts = filing.split("--");
        long since = parts.length < 3 ? 1 : Long.parseLong(parts[2]);
        return new Filed(new ResponseId(parts[0], parts[1]), since);
    }
}
