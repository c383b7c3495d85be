package se.samrad.status.rows;

import static se.samrad.contracts.Topics.CONSULTATIONS;
import static se.samrad.contracts.Topics.MAIL;
import static se.samrad.contracts.Topics.MEETINGS;
import static se.samrad.contracts.Topics.NEWS;
import static se.samrad.contracts.Topics.PUBLIC;
import static se.samrad.contracts.Topics.RESPONSES;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.RoughDate;
import se.samrad.contracts.Vocabulary;
import se.samrad.eventing.Json;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;
import se.samrad.status.Audience;

/**
 * The view of one audience: that of everybody folds the public topic and nothing else. Both have the same rows, so the same
 * pages are read from either. This class is the fingerprint of what is folded: when {@link SwedishOrder}, {@link Streams} or
 * the contracts change what a row holds, {@link #edition} rises.
 */
public final class StatusView implements View {
    private static final Set<String> KEPT =
            Set.of("consultations", "invitations", "responses", "meetings", "news", "themes", "letters");
    private final Audience audience;
    private final BiConsumer<Rows, Set<String>> counted;

    /** @param counted is told which consultations, or rows of theirs, have changed */
    public StatusView(Audience audience, BiConsumer<Rows, Set<String>> counted) {
        this.audience = audience;
        this.counted = counted;
    }

    public Audience audience() {
        return audience;
    }

    @Override
    public String name() {
        return audience.view();
    }

    @Override
    public Set<String> topics() {
        return audience == Audience.OPEN ? Set.of(PUBLIC) : Set.of(CONSULTATIONS, RESPONSES, MEETINGS, NEWS, MAIL);
    }

    @Override
    public boolean open() {
        return audience == Audience.OPEN;
    }

    @Override
    public int edition() {
        return 6;
    }

    @Override
    public @Nullable Register register(String stream) {
        return Streams.register(stream);
    }

    @Override
    public int stateKnown(String stream) {
        String kind = kind(stream);
        for (Vocabulary.Kind each : Vocabulary.KINDS) {
            if (each.stream().equals(kind)) {
                return Vocabulary.schema(audience == Audience.OPEN ? each.publicState() : each.state());
            }
        }
        return 1;
    }

    @Override
    public boolean keeps(String stream, String type) {
        return KEPT.contains(kind(stream));
    }

    private static String kind(String stream) {
        int slash = stream.indexOf('/');
        return slash < 0 ? stream : stream.substring(0, slash);
    }

    /** Adds what sorting and filtering need and the standing alone decides. */
    @Override
    public Document content(String stream, Document after) {
        switch (kind(stream)) {
            case "invitations" -> {
                named(after);
                invitation(after);
            }
            case "bodies", "themes" -> named(after);
            case "responses" -> response(after);
            case "meetings" -> meeting(after);
            default -> {}
        }
        return after;
    }

    private static void named(Document after) {
        String name = after.getString("name");
        if (name != null) after.append("sortKey", SwedishOrder.key(name));
    }

    /** What a case officer has to answer. Only staff are told of these, so the public view has neither. */
    private static void invitation(Document after) {
        if (after.getString("status") == null) return; // told to everybody
        List<String> waits = new ArrayList<>();
        if (after.get("requested") != null && !"DECLINED".equals(after.getString("status"))) waits.add("MORE_TIME");
        if (after.getBoolean("wrongRecipient", false)) waits.add("WRONG_RECIPIENT");
        if (!waits.isEmpty()) after.append("waits", waits);
    }

    private static void response(Document after) {
        Document arrived = after.get("arrived", Document.class);
        if (arrived == null) return;
        after.append("arrivedAt", instant(after, "arrived"));
        Document amendments = after.get("amendments", Document.class);
        Document first =
                amendments == null ? after.get("first", Document.class) : amendments.get("first", Document.class);
        after.append("answeredOn", (first == null ? arrived : first).getString("day"));
        // In the same place as everybody's, so that both are counted alike.
        if (amendments != null && amendments.getString("interpreted") != null) {
            after.append("interpreted", amendments.getString("interpreted"));
        }
        if (!after.containsKey("assessed")) return;
        List<String> waits = new ArrayList<>();
        String next = waits(after);
        if (next != null) waits.add(next);
        if (after.get("sealed") != null) waits.add("SEALED");
        if (waits.isEmpty()) return;
        Document unregistered = unregistered(after);
        after.append("waits", waits)
                .append("waitsSince", unregistered == null ? after.get("arrivedAt") : instant(unregistered, "oldest"));
    }

    private static Object instant(Document of, String member) {
        Document arrived = of.get(member, Document.class);
        return Json.instant(Json.MAPPER.convertValue(arrived, Arrival.class).earliest());
    }

    private static @Nullable Document unregistered(Document after) {
        Document amendments = after.get("amendments", Document.class);
        return amendments == null ? null : amendments.get("unregistered", Document.class);
    }

    /** What a registrar has to do next with a response. All that came is registered, also what does not count and what is sealed off. */
    private static @Nullable String waits(Document after) {
        if (after.getString("documentNumber") == null || unregistered(after) != null) return "TO_REGISTER";
        if (!after.getBoolean("standing", false)) return null;
        Document sealed = after.get("sealed", Document.class);
        if (sealed != null && sealed.getBoolean("whole", false)) return null;
        if (!after.getBoolean("assessed", false) || supplements(after, "unassessed") > 0) return "TO_ASSESS";
        boolean shown = after.getBoolean("published", false) && !earlierShown(after);
        if (shown) return supplements(after, "unpublished") > 0 ? "TO_PUBLISH" : null;
        // Where the whole is secret nothing is to be published; the events tell, and the queue leaves it out.
        return "TO_PUBLISH";
    }

    private static int supplements(Document after, String count) {
        Document amendments = after.get("amendments", Document.class);
        Document supplements = amendments == null ? null : amendments.get("supplements", Document.class);
        return supplements == null ? 0 : supplements.get(count, Number.class).intValue();
    }

    private static boolean earlierShown(Document after) {
        Document amendments = after.get("amendments", Document.class);
        return amendments != null && amendments.getBoolean("earlierShown", false);
    }

    private static void meeting(Document after) {
        Document facts = after.get("facts", Document.class);
        Document said = facts == null ? after : facts;
        if (facts != null) {
            for (String list : List.of("consultations", "themes", "counterparts")) after.append(list, facts.get(list));
            if (unapproved(after, facts)) after.append("waits", "NOTES_TO_APPROVE");
        }
        String when = said.getString("when");
        if (when == null) return;
        RoughDate.parse(when)
                .ifPresent(date -> after.append("earliest", date.earliest().toString())
                        .append("latest", date.latest().toString())
                        .append("exact", date.exact()));
    }

    private static boolean unapproved(Document after, Document facts) {
        Document text = facts.get("text", Document.class);
        Document approved = after.get("approved", Document.class);
        if (text == null || after.getBoolean("cancelled", false)) return false;
        return approved == null || !Objects.equals(approved.get("sha256"), text.get("sha256"));
    }

    @Override
    public void touched(Rows rows, Set<Register> registers) {
        Set<String> consultations = new LinkedHashSet<>();
        for (Register register : registers) {
            if (register.collection().equals(Streams.ROWS)) {
                consultations.add(String.valueOf(register.keys().get("consultation")));
            } else if (register.collection().equals(Streams.CONSULTATIONS)) {
                consultations.add(register.id());
            }
        }
        if (!consultations.isEmpty()) counted.accept(rows, consultations);
    }

    @Override
    public void index(Rows rows) {
        // Holds all that a recount looks at, so that it reads no row; its first two fields serve the board.
        rows.in(Streams.ROWS)
                .createIndex(Indexes.ascending(
                        "consultation",
                        "person",
                        "invitation.status",
                        "invitation.declined",
                        "invitation.wrongRecipient",
                        "invitation.ownLastDay",
                        "invitation.type",
                        "response.standing",
                        "response.sender",
                        "response.answeredOn",
                        "response.position",
                        "response.interpreted",
                        "response.published",
                        "response.until"));
        rows.in(Streams.ROWS)
                .createIndex(Indexes.ascending("consultation", "response.published", "response.arrivedAt"));
        for (String waits : List.of("response.waits", "invitation.waits")) {
            rows.in(Streams.ROWS).createIndex(Indexes.ascending(waits), new IndexOptions().sparse(true));
        }
        rows.in(Streams.LETTERS).createIndex(Indexes.ascending("consultation"));
        rows.in(Streams.LETTERS).createIndex(Indexes.ascending("letter.status"));
        rows.in(Streams.MEETINGS).createIndex(Indexes.ascending("meeting.consultations"));
        rows.in(Streams.BODIES).createIndex(Indexes.ascending("body.mergedInto"));
        rows.in(Streams.BODIES).createIndex(Indexes.ascending("body.leftOn"));
        rows.in(Streams.NEWS).createIndex(Indexes.descending("item.rank"));
        rows.in(EVENTS).createIndex(Indexes.ascending("stream", "v"));
        rows.in(EVENTS).createIndex(Indexes.descending("time"));
        rows.in(EVENTS).createIndex(Indexes.compoundIndex(Indexes.ascending("type"), Indexes.descending("time")));
        rows.in(Streams.ROWS).createIndex(Indexes.ascending("body", "response.published"));
    }
}
