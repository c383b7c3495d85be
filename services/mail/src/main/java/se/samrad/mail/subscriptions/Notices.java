package se.samrad.mail.subscriptions;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Topics;
import se.samrad.contracts.Vocabulary;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.contracts.published.PublicConsultation;
import se.samrad.contracts.published.PublicNews;
import se.samrad.eventing.Json;
import se.samrad.eventing.views.Register;
import se.samrad.eventing.views.View;
import se.samrad.mail.domain.Notice;

/** What everybody may know of news, themes and consultations, and what of it subscribers are to be told. */
@Component
class Notices implements View {
    static final String THEMES = "themes";
    static final String CONSULTATIONS = "consultations";
    static final String NEWS = "news";
    /** The register in each of these rows. */
    static final String STANDS = "stands";

    private static final Set<String> KINDS = Set.of(THEMES, CONSULTATIONS, NEWS);

    private final Mailings mailings;
    private final Clock clock;

    Notices(Mailings mailings, Clock clock) {
        this.mailings = mailings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.PUBLIC);
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public @Nullable Register register(String stream) {
        String[] parts = stream.split("/");
        return parts.length == 2 && KINDS.contains(parts[0])
                ? new Register(parts[0], parts[1], STANDS, Map.of())
                : null;
    }

    @Override
    public int stateKnown(String stream) {
        return switch (stream.replaceFirst("/.*", "")) {
            case THEMES -> Vocabulary.schema(ThemeFacts.class);
            case NEWS -> Vocabulary.schema(PublicNews.class);
            case CONSULTATIONS -> Vocabulary.schema(PublicConsultation.class);
            default -> Integer.MAX_VALUE; // not folded here, so whatever it is it is no reason to park it
        };
    }

    @Override
    public boolean keeps(String stream, String type) {
        return Notice.tells(type);
    }

    @Override
    public void index(Rows rows) {
        rows.in(EVENTS).createIndex(Indexes.ascending("stream", "time"));
    }

    /** Each event is noted once for mailing, whatever version of this view meets it and however often. */
    @Override
    public void touched(Rows rows, Set<Register> registers) {
        Date fresh = Date.from(clock.instant().minus(Notice.FRESH));
        for (Register register : registers) {
            if (register.collection().equals(THEMES)) continue;
            String stream = register.collection() + "/" + register.id();
            for (Document event : rows.in(EVENTS).find(and(eq("stream", stream), gt("time", fresh)))) {
                notice(register, event).ifPresent(mailings::note);
            }
        }
    }

    private static Optional<Notice> notice(Register register, Document event) {
        String type = event.getString("type");
        Instant at = event.getDate("time").toInstant();
        Document entry = event.get("entry", Document.class);
        Document after = entry.get("after", Document.class);
        if (register.collection().equals(NEWS))
            return Notice.of(type, register.id(), at, Json.MAPPER.convertValue(after, PublicNews.class));
        String why = entry.getEmbedded(List.of("data", "reason"), String.class);
        long version = event.getLong("v");
        PublicConsultation stands = Json.MAPPER.convertValue(after, PublicConsultation.class);
        return Notice.of(type, version, register.id(), at, stands, why);
    }
}
