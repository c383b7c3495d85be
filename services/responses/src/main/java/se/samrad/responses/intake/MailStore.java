package se.samrad.responses.intake;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoGridFSException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonObjectId;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.eventing.Json;
import se.samrad.eventing.store.Durable;
import se.samrad.responses.reading.Messages;

/**
 * Messages as they came, and how each stands. The bytes are there before the record, and every later step is a comparison and
 * a write in one: whoever comes second changes nothing.
 */
@Component
class MailStore implements Messages {
    private static final int CHUNK_BYTES = 1024 * 1024;
    private static final List<String> SETTLED =
            List.of(Mail.State.RECEIVED.name(), Mail.State.SET_ASIDE.name(), Mail.State.SEALED_OFF.name());
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    /** Where a message lies on the server. */
    record Place(String folder, long uid, String mail) {}

    private final GridFSBucket bytes;
    private final MongoCollection<Document> uploads;
    private final MongoCollection<Document> mails;
    private final MongoCollection<Document> places;
    private final Clock clock;

    MailStore(MongoDatabase plain, Clock clock) {
        MongoDatabase database = Durable.of(plain);
        this.bytes = GridFSBuckets.create(database, "intakeBytes").withChunkSizeBytes(CHUNK_BYTES);
        this.uploads = database.getCollection("intakeUploads");
        this.mails = database.getCollection("intakeMails");
        this.places = database.getCollection("intakePlaces");
        this.clock = clock;
        mails.createIndex(Indexes.ascending("state"));
        mails.createIndex(Indexes.ascending("file"));
        mails.createIndex(Indexes.ascending("mail.response"));
        places.createIndex(Indexes.ascending("folder"));
    }

    /** Stores the bytes; nothing names them yet. */
    ObjectId keep(byte[] raw) {
        ObjectId file = new ObjectId();
        uploads.insertOne(new Document("_id", file).append("begun", Date.from(clock.instant())));
        bytes.uploadFromStream(new BsonObjectId(file), "", new ByteArrayInputStream(raw), new GridFSUploadOptions());
        return file;
    }

    /** False when the message was known: then these bytes are a copy, and go. */
    boolean record(Mail mail, @Nullable String messageId, @Nullable ObjectId file) {
        Document fresh = new Document("_id", mail.id())
                .append("state", mail.state().name())
                .append("fetched", Date.from(mail.fetched()))
                .append("messageId", messageId)
                .append("file", file)
                .append("mail", Document.parse(Json.write(mail)));
        boolean first = true;
        try {
            mails.insertOne(fresh);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
            first = false;
        }
        if (file != null) {
            if (!first) remove(file);
            uploads.deleteOne(eq("_id", file));
        }
        return first;
    }

    /** Changes a message that is in this state; false when it is in another by now. */
    boolean change(Mail mail, Mail.State... from) {
        List<String> states = new ArrayList<>();
        for (Mail.State state : from) states.add(state.name());
        return mails.updateOne(
                                and(eq("_id", mail.id()), in("state", states)),
                                Updates.combine(
                                        Updates.set("state", mail.state().name()),
                                        Updates.set("mail", Document.parse(Json.write(mail)))))
                        .getMatchedCount()
                > 0;
    }

    Optional<Mail> find(String id) {
        return Optional.ofNullable(mails.find(eq("_id", id)).first()).map(MailStore::mail);
    }

    /** The oldest first. */
    List<Mail> standing(int most, Mail.State... states) {
        List<String> names = new ArrayList<>();
        for (Mail.State state : states) names.add(state.name());
        List<Mail> found = new ArrayList<>();
        for (Document each : mails.find(in("state", names))
                .sort(Sorts.ascending("fetched", "_id"))
                .limit(most)) {
            found.add(mail(each));
        }
        return found;
    }

    /** The newest that are settled. */
    List<Mail> settled(int most) {
        List<Mail> found = new ArrayList<>();
        for (Document each : mails.find(in("state", SETTLED))
                .sort(Sorts.descending("fetched", "_id"))
                .limit(most)) {
            found.add(mail(each));
        }
        return found;
    }

    long count(Mail.State state) {
        return mails.countDocuments(eq("state", state.name()));
    }

    /** All bytes of a message; empty when it was too large to be fetched. */
    Optional<byte[]> raw(String id) {
        Document found = mails.find(eq("_id", id)).first();
        ObjectId file = found == null ? null : found.getObjectId("file");
        if (file == null) return Optional.empty();
        try (InputStream stream = bytes.openDownloadStream(file)) {
            return Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message that was sealed off, and one that was set aside, is not among them. */
    @Override
    public List<Message> of(String response) {
        List<Message> found = new ArrayList<>();
        for (Document each : mails.find(and(eq("mail.response", response), eq("state", Mail.State.RECEIVED.name())))) {
            Mail mail = mail(each);
            ObjectId file = each.getObjectId("file");
            found.add(new Message(
                    mail.arrived(),
                    file == null ? null : mail.sha256(),
                    mail.size(),
                    mail.refused().stream().anyMatch(Mail.LeftOut::malicious),
                    () -> bytes.openDownloadStream(Objects.requireNonNull(file))));
        }
        found.sort(Comparator.comparing(Message::arrived));
        return found;
    }

    /** Notes that the message at this place is recorded. */
    void place(Place place) {
        places.updateOne(
                eq("_id", key(place.folder(), place.uid())),
                Updates.combine(
                        Updates.setOnInsert("folder", place.folder()),
                        Updates.setOnInsert("uid", place.uid()),
                        Updates.setOnInsert("mail", place.mail())),
                UPSERT);
    }

    /** Which of these places hold a recorded message. */
    Set<Long> placed(String folder, List<Long> uids) {
        Set<Long> found = new HashSet<>();
        for (long uid : uids) if (places.find(eq("_id", key(folder, uid))).first() != null) found.add(uid);
        return found;
    }

    /** Recorded messages that the server does not show as done. */
    List<Place> unmarked(String folder) {
        List<Place> found = new ArrayList<>();
        for (Document each : places.find(eq("folder", folder)).sort(Sorts.ascending("uid"))) {
            if (each.getBoolean("done", false)) continue;
            found.add(new Place(folder, each.getLong("uid"), each.getString("mail")));
        }
        return found;
    }

    /** The server shows it as done. What lies below the lowest that is not, is not looked at again. */
    void marked(Place place) {
        places.updateOne(eq("_id", key(place.folder(), place.uid())), Updates.set("done", true));
    }

    /** Number up to which everything in a folder is done. */
    long doneTo(String folder) {
        Document found = places.find(eq("_id", folder)).first();
        return found == null ? 0 : found.getLong("to");
    }

    /** Everything up to this number is done: the places below need not be remembered one by one. */
    void doneTo(String folder, long uid) {
        places.updateOne(eq("_id", folder), Updates.max("to", uid), UPSERT);
        places.deleteMany(and(eq("folder", folder), gt("uid", 0L), lt("uid", uid + 1), eq("done", true)));
    }

    /** Removes bytes that were stored for a record that was never written. */
    void sweep(Instant before) {
        for (Document upload : uploads.find(lt("begun", Date.from(before)))) {
            ObjectId file = upload.getObjectId("_id");
            if (mails.find(eq("file", file)).first() == null) remove(file);
            uploads.deleteOne(eq("_id", file));
        }
    }

    private void remove(ObjectId file) {
        try {
            bytes.delete(file);
        } catch (MongoGridFSException e) {
            Bson same = eq("_id", file);
            if (bytes.find(same).first() != null) throw e;
            // Only pieces were there, and they are gone now.
        }
    }

    private static String key(String folder, long uid) {
        return folder + "/" + uid;
    }

    private static Mail mail(Document found) {
        return Json.read(found.get("mail", Document.class), Mail.class);
    }
}
