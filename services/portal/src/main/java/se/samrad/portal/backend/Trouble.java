package se.samrad.portal.backend;

/** Why a page cannot be shown: the error pages know what to say for each. */
public abstract sealed class Trouble extends RuntimeException {
    /** Attribute of a request that fails: the words of its page, where its status says too little. */
    public static final String WHY = "se.samrad.portal.why";

    private static final long serialVersionUID = 1L;

    private Trouble(String message) {
        super(message, null, false, false);
    }

    /** Nothing of that name. */
    public static final class NotThere extends Trouble {
        private static final long serialVersionUID = 1L;

        public NotThere(String what) {
            super(what);
        }
    }

    /** Not for this reader. */
    public static final class NotAllowed extends Trouble {
        private static final long serialVersionUID = 1L;

        public NotAllowed(String what) {
            super(what);
        }
    }

    /** A service does not answer, and nothing that is true can be shown instead. */
    public static final class Unavailable extends Trouble {
        private static final long serialVersionUID = 1L;

        public Unavailable(String what) {
            super(what);
        }
    }

    /** It is there and handed out to nobody, for now or for good. */
    public static final class KeptBack extends Trouble {
        private static final long serialVersionUID = 1L;

        private final String reason;

        /** @param reason as the service gave it, one of those that the error pages have words for */
        public KeptBack(String what, String reason) {
            super(what);
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }
}
