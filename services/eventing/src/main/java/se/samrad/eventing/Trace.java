package se.samrad.eventing;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C traceparent of the present request, stored with its commits because the relay sends from another thread. */
public final class Trace {
    private static final Pattern SHAPE = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private Trace() {}

    /** Begins with a caller's header; what is not a traceparent is ignored. */
    public static void begin(@Nullable String header) {
        if (header != null && SHAPE.matcher(header).matches()) CURRENT.set(header);
        else CURRENT.remove();
    }

    public static void end() {
        CURRENT.remove();
    }

    public static @Nullable String current() {
        return CURRENT.get();
    }
}
