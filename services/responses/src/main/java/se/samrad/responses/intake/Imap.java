package se.samrad.responses.intake;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** A mailbox over IMAP. */
final class Imap implements Mailbox {
    private static final int TLS_PORT = 993;
    private static final int PLAIN_PORT = 143;
    private static final String WAIT_MILLIS = "20000";
    private static final int BUFFER_BYTES = 64 * 1024;

    private final IntakeSettings.Imap settings;

    Imap(IntakeSettings.Imap settings) {
        this.settings = settings;
    }

    @Override
    public Visit open() throws Unreachable {
        String protocol = settings.tls() ? "imaps" : "imap";
        Properties properties = new Properties();
        properties.put("mail." + protocol + ".connectiontimeout", WAIT_MILLIS);
        properties.put("mail." + protocol + ".timeout", WAIT_MILLIS);
        properties.put("mail." + protocol + ".writetimeout", WAIT_MILLIS);
        properties.put("mail." + protocol + ".peek", "true");
        properties.put("mail." + protocol + ".fetchsize", String.valueOf(1024 * 1024));
        if (settings.tls()) properties.put("mail.imaps.ssl.checkserveridentity", "true");
        Integer given = settings.port();
        int port = given != null ? given : settings.tls() ? TLS_PORT : PLAIN_PORT;
        Store store = null;
        try {
            store = Session.getInstance(properties).getStore(protocol);
            store.connect(settings.host(), port, settings.user(), settings.secret());
            IMAPFolder folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            return new ImapVisit(store, folder);
        } catch (MessagingException | RuntimeException e) {
            close(store);
            throw new Unreachable(e);
        }
    }

    private static void close(@org.jspecify.annotations.Nullable Store store) {
        try {
            if (store != null) store.close();
        } catch (MessagingException e) {
            // The line is gone already, which is all that is wanted.
        }
    }

    private final class ImapVisit implements Visit {
        private final Store store;
        private final IMAPFolder folder;

        ImapVisit(Store store, IMAPFolder folder) {
            this.store = store;
            this.folder = folder;
        }

        @Override
        public String place() {
            try {
                return settings + "/" + folder.getUIDValidity();
            } catch (MessagingException e) {
                throw new IllegalStateException("the folder is open but has no number", e);
            }
        }

        @Override
        public List<Long> from(long uid) throws Unreachable {
            try {
                Message[] messages = folder.getMessagesByUID(uid, UIDFolder.LASTUID);
                FetchProfile numbers = new FetchProfile();
                numbers.add(UIDFolder.FetchProfileItem.UID);
                folder.fetch(messages, numbers);
                List<Long> uids = new ArrayList<>();
                for (Message message : messages) {
                    long found = message == null ? -1 : folder.getUID(message);
                    // The range "from 7 to the last" always holds the last, even when that is 5.
                    if (found >= uid) uids.add(found);
                }
                uids.sort(null);
                return uids;
            } catch (MessagingException e) {
                throw new Unreachable(e);
            }
        }

        @Override
        public Fetched read(long uid, long bytesMax) throws Unreachable, Unreadable {
            try {
                IMAPMessage message = message(uid);
                message.setPeek(true);
                if (message.getSize() > bytesMax) return headers(message);
                try (InputStream bytes = message.getMimeStream()) {
                    byte[] read = bytes.readNBytes(Math.toIntExact(bytesMax + 1));
                    // So a server's NIL is read, and no message is nothing.
                    if (read.length == 0) throw new IOException("the server hands out nothing of it");
                    return read.length > bytesMax ? headers(message) : new Fetched(read, read.length, true);
                }
            } catch (MessagingException | IOException | RuntimeException e) {
                if (!folder.isOpen()) throw new Unreachable(e);
                throw new Unreadable(e);
            }
        }

        private static Fetched headers(IMAPMessage message) throws MessagingException {
            ByteArrayOutputStream lines = new ByteArrayOutputStream(BUFFER_BYTES);
            var all = message.getAllHeaderLines();
            while (all.hasMoreElements()) {
                lines.writeBytes((all.nextElement() + "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            lines.writeBytes(new byte[] {'\r', '\n'});
            return new Fetched(lines.toByteArray(), message.getSize(), false);
        }

        @Override
        public void done(long uid) throws Unreachable {
            try {
                Message message = folder.getMessageByUID(uid);
                if (message == null) return; // moved by another, or by a person
                message.setFlag(Flags.Flag.SEEN, true);
                if (settings.doneFolder().isBlank()) return;
                Folder done = store.getFolder(settings.doneFolder());
                if (!done.exists()) done.create(Folder.HOLDS_MESSAGES);
                // Copy, then delete: a server without MOVE may show it twice for a moment, never not at all.
                folder.copyMessages(new Message[] {message}, done);
                message.setFlag(Flags.Flag.DELETED, true);
                folder.expunge(new Message[] {message});
            } catch (MessageRemovedException e) {
                // Moved by another instance meanwhile.
            } catch (MessagingException e) {
                throw new Unreachable(e);
            }
        }

        private IMAPMessage message(long uid) throws MessagingException {
            Message message = folder.getMessageByUID(uid);
            if (message == null) throw new MessageRemovedException("message " + uid + " is not there any more");
            return (IMAPMessage) message;
        }

        @Override
        public void close() {
            Imap.close(store);
        }
    }
}
