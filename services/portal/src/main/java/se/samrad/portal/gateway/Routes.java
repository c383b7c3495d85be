package se.samrad.portal.gateway;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.samrad.portal.backend.Service;

/** Which service answers which path: the routing table, as a pure function. */
public final class Routes {
    private static final Pattern FEED = Pattern.compile("/(nyheter|svar)/flode\\.(atom|rss|json)");
    private static final Pattern BOARD_FILE =
            Pattern.compile("/remisser/[^/]+/((laget|svar/publicerade)\\.(json|csv)|laget\\.xlsx)");
    private static final Pattern PUBLISHED_FILES = Pattern.compile("/api/public/responses/[^/]+/files(/[^/]+)?");
    private static final Pattern DOCUMENT =
            Pattern.compile("/api/public/consultations/[^/]+/(proposal|bodies/[^/]+/memo\\.docx)");
    private static final Pattern RESPONSES_OF_ONE =
            Pattern.compile("/api/consultations/[^/]+/(responses|drafts)(/.*)?");
    private static final Pattern DRAFT_FILES =
            Pattern.compile("/api/consultations/[^/]+/drafts/[^/]+/(files|uploads)(/.*)?");
    private static final Pattern LETTER =
            Pattern.compile("/api/consultations/[^/]+/((reminders|invitations)/[^/]+/letter|letters/again)");

    private Routes() {}

    /** Whether a path is for programs and not a page; these never take a form's token. */
    public static boolean isMachinePath(String path) {
        return path.equals("/api") || path.startsWith("/api/") || path.startsWith("/internal") || of(path).isPresent();
    }

    /** The portal's own descriptions of the interfaces. */
    static boolean isDocument(String path) {
        return path.equals("/api/openapi.yaml")
                || path.equals("/api/asyncapi.yaml")
                || path.startsWith("/api/events/")
                || path.startsWith("/api/states/");
    }

    /** Where files come in, which may take their time. */
    static boolean isUpload(String path) {
        return below(path, "/api/files") || DRAFT_FILES.matcher(path).matches();
    }

    /** Where a file comes in by parts. */
    static boolean isResumableUpload(String path) {
        return below(path, "/api/files/uploads");
    }

    /** The service for a path, if any. What is internal has none, whatever comes before or after. */
    public static Optional<Service> of(String path) {
        return Optional.ofNullable(path.startsWith("/api/") ? api(path) : file(path));
    }

    private static @Nullable Service file(String path) {
        if (FEED.matcher(path).matches()) return Service.STATUS;
        if (BOARD_FILE.matcher(path).matches()) return Service.STATUS;
        return switch (path) {
            case "/kalender.ics" -> Service.STATUS;
            case "/brevlada", "/brevlada.json" -> Service.MAIL;
            default -> null;
        };
    }

    private static @Nullable Service api(String path) {
        if (path.equals("/api/public/responses") || path.equals("/api/public/responses/texts"))
            return Service.RESPONSES;
        if (PUBLISHED_FILES.matcher(path).matches()) return Service.RESPONSES;
        if (path.equals("/api/public/meetings/texts")) return Service.MEETINGS;
        if (DOCUMENT.matcher(path).matches()) return Service.CONSULTATIONS;
        if (path.startsWith("/api/staff/responses/")
                || below(path, "/api/staff/intake")
                || below(path, "/api/staff/copy-requests")) return Service.RESPONSES;
        if (path.startsWith("/api/public/") || path.startsWith("/api/staff/")) return Service.STATUS;
        if (LETTER.matcher(path).matches() || below(path, "/api/subscriptions")) return Service.MAIL;
        if (RESPONSES_OF_ONE.matcher(path).matches()) return Service.RESPONSES;
        if (below(path, "/api/bodies") || below(path, "/api/groups") || below(path, "/api/consultations")) {
            return Service.CONSULTATIONS;
        }
        if (below(path, "/api/files") || below(path, "/api/responses") || below(path, "/api/receipts")) {
            return Service.RESPONSES;
        }
        if (below(path, "/api/meetings")) return Service.MEETINGS;
        if (below(path, "/api/news") || below(path, "/api/themes")) return Service.NEWS;
        return null;
    }

    private static boolean below(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
