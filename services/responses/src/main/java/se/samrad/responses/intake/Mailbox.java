package se.samrad.responses.intake;

import java.util.List;

/** A mailbox on a server. */
interface Mailbox {
    /** @throws Unreachable when the server is away, or does not let us in */
    Visit open() throws Unreachable;

    /** @param whole whether these are all its bytes, and not its headers alone */
    record Fetched(byte[] bytes, long size, boolean whole) {}

    /** One connection to it. */
    interface Visit extends AutoCloseable {
        /** Names the folder as it is numbered now: a server that numbers it anew changes this. */
        String place();

        /** Numbers of the messages from this one on, ascending. */
        List<Long> from(long uid) throws Unreachable;

        /**
         * The message as it came, unmarked; only its headers where it is larger than this.
         *
         * @throws Unreadable when the server is there and does not hand out this one
         */
        Fetched read(long uid, long bytesMax) throws Unreachable, Unreadable;

        /** Shows those who look into the mailbox that the message is taken care of. */
        void done(long uid) throws Unreachable;

        @Override
        void close();
    }

    /** Nothing was lost; the next visit tries again. */
    final class Unreachable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreachable(Throwable cause) {
            super(cause.toString(), cause);
        }
    }

    /** Of one message, which lies where it lay; the others can be read. */
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(Throwable cause) {
            super(cause.toString(), cause);
        }
    }
}
