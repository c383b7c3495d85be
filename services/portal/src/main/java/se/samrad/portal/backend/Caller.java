package se.samrad.portal.backend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.wording.Language;

/**
 * On whose behalf the services are asked: the language, the access token of the session if there is one, and the position of the
 * reader's own newest write, so that a page after an act shows it. Also remembers whether something could not be had fresh. Several
 * questions may be asked with it {@link AtOnce}; the session is read before, and nothing of the request from other threads.
 */
public final class Caller {
    private static final String POSITION = "samrad.position";

    static final String BEGUN = Caller.class.getName() + ".begun";

    private final Language language;
    private final @Nullable String token;
    /** Null once the request may be over. */
    private final @Nullable HttpServletRequest request;

    private volatile @Nullable String position;
    private @Nullable String pass;
    private volatile @Nullable String written;
    private volatile boolean unsure;
    private volatile @Nullable Instant shownFrom;

    Caller(Language language, @Nullable String token, @Nullable HttpServletRequest request) {
        this.language = language;
        this.token = token;
        this.request = request;
        HttpSession session = request == null ? null : request.getSession(false);
        this.position = session != null && session.getAttribute(POSITION) instanceof String known ? known : null;
    }

    /** The same reader for what goes on when the request is over; {@link #rejoin} brings back what it learnt. */
    public Caller outlasting() {
        Caller later = new Caller(language, token, null);
        later.pass = pass;
        return later;
    }

    public void rejoin(Caller later) {
        String position = later.written;
        if (position != null) remember(position);
    }

    public Language language() {
        return language;
    }

    public boolean isSignedIn() {
        return token != null;
    }

    @Nullable
    String token() {
        return token;
    }

    /** Shows the services this pass from now on, which opens an answer without an account to its sender. */
    public void show(String pass) {
        this.pass = pass;
    }

    @Nullable
    String pass() {
        return pass;
    }

    /** When the form that is being handled began to come; null when it brings no files. */
    @Nullable
    Instant begun() {
        return request != null && request.getAttribute(BEGUN) instanceof Instant begun ? begun : null;
    }

    @Nullable
    String position() {
        return position;
    }

    /** Keeps the position of the reader's own write; nobody else's is ever kept. */
    void remember(String position) {
        written = position;
        if (request == null) return;
        this.position = position;
        request.getSession(true).setAttribute(POSITION, position);
    }

    /** Something on the page is older than it should be. */
    synchronized void markUnsure(@Nullable Instant from) {
        unsure = true;
        Instant before = shownFrom;
        if (from != null && (before == null || from.isBefore(before))) shownFrom = from;
    }

    /** Whether the page must say that it is uncertain right now. */
    public boolean isUnsure() {
        return unsure;
    }

    /** When the oldest of what is shown instead was read; null when all of it is fresh. */
    public @Nullable Instant getShownFrom() {
        return shownFrom;
    }
}
