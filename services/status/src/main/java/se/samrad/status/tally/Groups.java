package se.samrad.status.tally;

import com.mongodb.client.MongoCollection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Position;
import se.samrad.contracts.consultations.InvitationState.Status;
import se.samrad.contracts.responses.Sender;
import se.samrad.eventing.store.StoreLimits;
import se.samrad.status.domain.Group;

/** Groups of rows: asked of the store, and as they are kept in a summary. */
final class Groups {
    /** Rises when what is kept in a summary changes: older ones are counted anew. */
    static final int SHAPE = 3;

    private Groups() {}

    /** Counts a consultation's rows by all that a tally looks at; a covering index answers alone. */
    static List<Document> count(MongoCollection<Document> rows, String consultation) {
        List<Document> all = new ArrayList<>();
        for (Document group : StoreLimits.repeatedly(rows).aggregate(pipeline(consultation))) all.add(group);
        return all;
    }

    static List<Document> pipeline(String consultation) {
        return List.of(
                new Document("$match", new Document("consultation", consultation)),
                new Document(
                        "$group",
                        new Document(
                                        "_id",
                                        new Document("status", "$invitation.status")
                                                .append("declined", "$invitation.declined")
                                                .append("wrong", "$invitation.wrongRecipient")
                                                .append("own", "$invitation.ownLastDay")
                                                .append("type", "$invitation.type")
                                                .append("standing", "$response.standing")
                                                .append("sender", "$response.sender")
                                                .append("arrived", "$response.answeredOn")
                                                .append("position", "$response.position")
                                                .append("interpreted", "$response.interpreted")
                                                .append("published", "$response.published")
                                                .append("until", "$response.until"))
                                .append("count", new Document("$sum", 1))));
    }

    static List<Group> read(List<Document> groups) {
        return groups.stream().map(Groups::read).toList();
    }

    private static Group read(Document group) {
        Document of = group.get("_id", Document.class);
        Status status = of.getString("status") == null ? null : Status.valueOf(of.getString("status"));
        Boolean declined = of.getBoolean("declined"); // told publicly of everybody who was asked
        boolean standing = Boolean.TRUE.equals(of.getBoolean("standing"));
        boolean gone = Boolean.TRUE.equals(declined) || status == Status.DECLINED;
        return new Group(
                declined != null || (status != null && status.asked()),
                status == Status.LISTED,
                gone,
                Boolean.TRUE.equals(of.getBoolean("wrong")) && !gone && !standing,
                day(of.getString("own")),
                of.getString("type") == null ? null : BodyType.valueOf(of.getString("type")),
                standing ? Sender.valueOf(of.getString("sender")) : null,
                standing ? day(of.getString("arrived")) : null,
                standing && of.getString("position") != null ? Position.valueOf(of.getString("position")) : null,
                standing && of.getString("interpreted") != null ? Position.valueOf(of.getString("interpreted")) : null,
                standing && Boolean.TRUE.equals(of.getBoolean("published")),
                day(of.getString("until")),
                group.get("count", Number.class).longValue());
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
