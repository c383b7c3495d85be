package se.samrad.mail.bounces;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.samrad.mail.letters.Returns;

/**
 * Looks for reports in the mailbox that letters come back to. How far it has read is remembered after each message, so a round
 * that is cut off goes on there, and the same message again changes nothing; one that the server does not hand out is asked for
 * again by each round. What is understood is marked as read; everything
 * else, forged reports too, stays unread for a person.
 */
@Component
public class BounceRound {
    private static final int TLS_PORT = 993;
    private static final int PLAIN_PORT = 143;
    private static final String WAIT_MILLIS = "20000";
    /** The message that comes back in it may be whole. */
    private static final int BYTES_MAX = 5_000_000;

    /** Numbers of messages that the server did not hand out. */
    private static final String MISSED = "missed";

    private static final Logger LOG = LoggerFactory.getLogger(BounceRound.class);

    private final BounceSettings.Imap settings;
    private final Returns returns;
    private final MongoCollection<Document> read;

    /** The one of them that was asked for last by this process; one round runs at a time. */
    private volatile long askedLast;

    public BounceRound(BounceSettings settings, Returns returns, MongoDatabase database) {
        this.settings = settings.imap();
        this.returns = returns;
        this.read = database.getCollection("bounces-read").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Scheduled(fixedDelayString = "${samrad.bounces.every:PT1M}")
    public void round() {
        if (!settings.on()) return;
        String protocol = settings.tls() ? "imaps" : "imap";
        Integer given = settings.port();
        int port = given != null ? given : settings.tls() ? TLS_PORT : PLAIN_PORT;
        try (Store store = Session.getInstance(properties(protocol)).getStore(protocol)) {
            store.connect(settings.host(), port, settings.user(), settings.secret());
            try (IMAPFolder folder = (IMAPFolder) store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                read(folder);
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            LOG.warn("reports in {} wait for the next round: {}", settings, e.toString());
        }
    }

    private static Properties properties(String protocol) {
        Properties properties = new Properties();
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail." + protocol + "." + wait, WAIT_MILLIS);
        }
        properties.put("mail.imaps.ssl.checkserveridentity", "true");
        return properties;
    }

    private void read(IMAPFolder folder) throws MessagingException, IOException {
        if (folder.getMessageCount() == 0) return;
        // A server that numbers its messages anew is read from the beginning.
        String place = settings + "/" + folder.getUIDValidity();
        Document known = read.find(eq("_id", place)).first();
        long done = known == null ? 0 : known.getLong("uid");
        Message[] messages = folder.getMessagesByUID(done + 1, UIDFolder.LASTUID);
        FetchProfile numbers = new FetchProfile();
        numbers.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(messages, numbers);
        for (Message message : messages) {
            long uid = message == null ? -1 : folder.getUID(message);
            // The range "from 7 to the last" always holds the last, even when that is 5.
            if (uid <= done) continue;
            read(folder, place, uid, (IMAPMessage) message);
        }
        // After the others: at one of these the server may hang up.
        for (long uid :
                known == null ? List.<Long>of() : inTurn(known.getList(MISSED, Long.class, List.of()), askedLast)) {
            askedLast = uid;
            Message message = folder.getMessageByUID(uid);
            if (message == null) read.updateOne(eq("_id", place), Updates.pull(MISSED, uid));
            else read(folder, place, uid, (IMAPMessage) message);
        }
    }

    /** Those behind the one that was asked for last come first: if the server hung up at it, they have waited. */
    static List<Long> inTurn(List<Long> uids, long last) {
        return uids.stream()
                .sorted(Comparator.comparing((Long uid) -> uid <= last).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private void read(IMAPFolder folder, String place, long uid, IMAPMessage message)
            throws MessagingException, IOException {
        byte[] bytes;
        try {
            bytes = bytes(message);
        } catch (MessagingException | IOException | RuntimeException e) {
            done(place, uid, Updates.addToSet(MISSED, uid));
            if (!folder.isOpen()) throw e;
            LOG.warn("message {} in {} is not handed out and is asked for again: {}", uid, settings, e.toString());
            return;
        }
        if (understood(bytes)) message.setFlag(Flags.Flag.SEEN, true);
        else LOG.info("message {} in {} is no report on a letter of ours and is left to a person", uid, settings);
        done(place, uid, Updates.pull(MISSED, uid));
    }

    private void done(String place, long uid, Bson missed) {
        read.updateOne(
                eq("_id", place), Updates.combine(Updates.max("uid", uid), missed), new UpdateOptions().upsert(true));
    }

    private static byte[] bytes(IMAPMessage message) throws MessagingException, IOException {
        message.setPeek(true);
        try (InputStream content = message.getMimeStream()) {
            byte[] bytes = content.readNBytes(BYTES_MAX);
            // So a server's NIL is read, and no message is nothing.
            if (bytes.length == 0) throw new IOException("the server hands out nothing of it");
            return bytes;
        }
    }

    /** Whether the message was a report on a letter of ours. What is recorded of it is recorded when this returns. */
    private boolean understood(byte[] bytes) {
        Optional<Report> report = report(bytes);
        if (report.isEmpty()) return false;
        boolean ours = false;
        for (String letter : report.get().letters()) {
            String code = report.get().code();
            ours |= report.get().failed() ? returns.bounced(letter, code) : returns.delayed(letter, code);
        }
        return ours;
    }

    /** Anybody may send anything here, so what cannot be read is no report and holds up no other. */
    private static Optional<Report> report(byte[] bytes) {
        try {
            return Report.of(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
        } catch (MessagingException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
