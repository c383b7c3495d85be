package se.samrad.portal.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import se.samrad.contracts.look.LookFiles;
import se.samrad.portal.PortalSettings;
import se.samrad.portal.wording.Language;

/** What the layout knows about the page being shown; the templates' {@code frame}. */
public final class Frame {
    private static final LookFiles FILES = new LookFiles("/portal/static");

    private final Language language;
    private final String path;
    private final @Nullable String query;
    private final PortalSettings settings;

    Frame(Language language, String asked, @Nullable String query, PortalSettings settings) {
        this.language = language;
        this.path = language.english() ? asked.substring(language.prefix().length()) : asked;
        this.query = query;
        this.settings = settings;
    }

    public Language getLanguage() {
        return language;
    }

    /** The path without the language's prefix, always with a slash first. */
    public String getPath() {
        return path.isEmpty() ? "/" : path;
    }

    /** The same page in a language, as a path with its query. */
    public String in(Language wanted) {
        String there = wanted.prefix() + (getPath().equals("/") && wanted.english() ? "" : getPath());
        return query == null ? there : there + "?" + query;
    }

    public String getOther() {
        return in(language.other());
    }

    public String getSwedish() {
        return settings.baseUrl() + in(Language.SWEDISH);
    }

    public String getEnglish() {
        return settings.baseUrl() + in(Language.ENGLISH);
    }

    /** The address of a style sheet or script, with a mark of what is in it. */
    public String file(String path) {
        return FILES.address(path);
    }

    public boolean isDemo() {
        return settings.demo();
    }

    public PortalSettings.Operator getOperator() {
        return settings.operator();
    }

    public PortalSettings.Files getFiles() {
        return settings.files();
    }

    /** Where in the header this page belongs: the first segment of its path. */
    public boolean under(String first) {
        return getPath().equals(first) || getPath().startsWith(first + "/");
    }

    public boolean isSignedIn() {
        return user() != null;
    }

    public boolean isStaff() {
        return scopes().stream().anyMatch(scope -> scope.startsWith("staff:"));
    }

    /** Whether the signed-in person has a scope; the services decide anyway. */
    public boolean may(String scope) {
        return scopes().contains(scope);
    }

    /** Ids of the bodies the signed-in person may answer for. */
    public List<String> getBodies() {
        return scopes().stream()
                .filter(scope -> scope.startsWith("body:"))
                .map(scope -> scope.substring("body:".length()))
                .sorted()
                .toList();
    }

    public String getName() {
        Authentication user = user();
        if (user == null) return "";
        if (user.getPrincipal() instanceof OidcUser person && person.getFullName() != null) return person.getFullName();
        return user.getName();
    }

    private static List<String> scopes() {
        Authentication user = user();
        return user == null
                ? List.of()
                : user.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(authority -> authority != null)
                        .toList();
    }

    private static @Nullable Authentication user() {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        boolean known = user != null && user.isAuthenticated() && !(user instanceof AnonymousAuthenticationToken);
        return known ? user : null;
    }
}
